import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Brazilian Portuguese. */
export const receiptPtBR: ReceiptMessages = {
  receipt: 'Recibo',
  receiptOrder: 'Pedido',
  receiptTotal: 'Total do pedido',
  receiptReceived: 'Recebido',
  receiptTime: 'Aceito pela loja',
  receiptTransfer: 'Transação em {network}',
  receiptNewTab: 'abre em uma nova aba',
  receiptSigned: 'Assinado pelo serviço de pagamento da loja',
  receiptSave: 'Salvar recibo',
  receiptPrint: 'Imprimir recibo',
  receiptFailed: 'Não foi possível carregar o recibo. Seu pagamento está concluído.',
  receiptRetry: 'Carregar recibo de novo',
}
