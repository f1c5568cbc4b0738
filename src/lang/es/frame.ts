import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Spanish. */
export const frameEs: FrameMessages = {
  order: 'Pedido {order}',
  openPage: 'Abrir este pago en su propia página',
  notFramed:
    'Esta página debe estar dentro de la página de una tienda. Aquí no se puede pagar nada.',
  isolated:
    'Este marco está aislado y no permite acceder a ninguna wallet. Use la página de pago de su pedido.',
  refused:
    'Los datos del pago no coinciden con esta tienda y este pedido. No envíe dinero y avise a la tienda.',
}
