import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Spanish. */
export const receiptEs: ReceiptMessages = {
  receipt: 'Recibo',
  receiptOrder: 'Pedido',
  receiptTotal: 'Total del pedido',
  receiptReceived: 'Recibido',
  receiptTime: 'Aceptado por la tienda',
  receiptTransfer: 'Transacción en {network}',
  receiptNewTab: 'se abre en una pestaña nueva',
  receiptSigned: 'Firmado por el servicio de pago de la tienda',
  receiptSave: 'Guardar recibo',
  receiptPrint: 'Imprimir recibo',
  receiptFailed: 'El recibo no se pudo cargar. Su pago está completado.',
  receiptRetry: 'Cargar recibo de nuevo',
}
