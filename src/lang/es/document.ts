import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Spanish. */
export const documentEs: DocumentMessages = {
  title: 'Recibo',
  order: 'Pedido {order}',
  paid: 'Pagado',
  testNetwork: 'Red de pruebas: no se ha pagado dinero real.',
  received: 'Importe recibido',
  orderTotal: 'Total del pedido',
  rate: 'Tipo de cambio',
  due: 'Importe debido',
  paidAt: 'Aceptado por la tienda',
  payment: 'Pago',
  transfers: 'Transferencias',
  network: 'Red',
  time: 'Hora',
  transaction: 'Transacción',
  token: 'Contrato de USDC',
  receiver: 'Dirección del pedido',
  treasury: 'Cuenta de la tienda',
  signature: 'Firma',
  signatureHint:
    'Este recibo está firmado. Muestra que lo emitió el servicio de pago de la tienda; no es una factura. Compare la huella con la que publica la tienda.',
  signedBy: 'Firmado por',
  fingerprint: 'Huella de la clave',
  check: 'Comprobar sin conexión',
  shopKey: '<huella de la tienda>',
  signedText: 'El texto firmado',
}
