import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Spanish. */
export const coreEs: CoreMessages = {
  title: 'Pagar con USDC',
  orderTotal: 'Pedido {order} · total {total}',
  toPay: 'A pagar',

  opening: 'Preparando su pago',
  network: 'Red',

  qrLinkLabel: 'Código QR para pagar {amount} USDC en {network}',
  openLink: 'Abrir en una wallet',

  addressTitle: 'Envíe USDC a esta dirección',
  sendExactly: 'Envíe exactamente {amount} USDC en {network}.',
  checked: 'Dirección comprobada en este navegador',

  waiting: 'Esperando su pago',
  waitingMore: 'Esta página sigue la red y se actualiza sola.',

  walletButton: 'Pagar con wallet',
  walletOr: 'o pague con el código o la dirección',
  walletLoading: 'Cargando',
}

/** What the core says once money came or something is in the way, in Spanish. */
export const troubleEs: TroubleMessages = {
  stillToPay: 'Falta por pagar',
  paidAmount: 'Recibido',

  liveBlocked:
    'El estado no se puede seguir aquí: una parte de esta página no se pudo cargar de forma segura y por eso no se inició. Un pago a la dirección de este pedido se encontrará igualmente. Recargue la página para ver su estado.',

  errorTitle: 'Este pago no se puede mostrar',
  errorRefused:
    'Los datos del pago no coinciden con esta tienda y este pedido, por eso no se muestra nada. No envíe dinero y avise a la tienda.',
  errorUnreachable: 'El servicio de pago no responde. Intentándolo de nuevo.',
  errorFailed: 'USDC no está disponible para este pedido. Elija otra forma de pago.',
  errorSetup: 'Este pago no está configurado del todo. Avise a la tienda.',
  errorCode: 'Código: {code}',
  retry: 'Reintentar',
}
