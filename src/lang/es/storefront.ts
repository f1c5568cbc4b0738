import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Spanish. */
export const storefrontEs: StorefrontMessages = {
  noteNetworks: 'Pague con USDC en {networks}.',
  noteNext: 'Primero haga el pedido. La página siguiente muestra la dirección y un código QR.',

  frameTitle: 'Pagar con USDC: importe, dirección y código QR',
  opening: 'Preparando su pago',
  ownAddress: 'La dirección de su pedido, calculada por esta misma página:',
  sameAsFrame:
    'La dirección de arriba debe figurar también aquí. Si no, no envíe nada y avise a la tienda.',
  sameAsPage:
    'La dirección de la página de pago debe figurar también aquí. Si no, no envíe nada y avise a la tienda.',
  openPage: 'Abrir la página de pago',

  safeTitle: 'Su pedido está hecho y a salvo',
  safeText:
    'El pago no se pudo mostrar aquí. Inténtelo de nuevo o pague en la página de pago, ahora o más tarde.',
  refusedTitle: 'Este pago no se puede mostrar',
  refusedText:
    'Los datos del pago no coinciden con esta tienda y este pedido. No envíe dinero y avise a la tienda.',
  retry: 'Reintentar',
  code: 'Código: {code}',
}
