import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Brazilian Portuguese. */
export const documentPtBR: DocumentMessages = {
  title: 'Recibo',
  order: 'Pedido {order}',
  paid: 'Pago',
  testNetwork: 'Rede de testes: nenhum dinheiro real foi pago.',
  received: 'Valor recebido',
  orderTotal: 'Total do pedido',
  rate: 'Taxa de câmbio',
  due: 'Valor devido',
  paidAt: 'Aceito pela loja',
  payment: 'Pagamento',
  transfers: 'Transferências',
  network: 'Rede',
  time: 'Horário',
  transaction: 'Transação',
  token: 'Contrato do USDC',
  receiver: 'Endereço do pedido',
  treasury: 'Conta da loja',
  signature: 'Assinatura',
  signatureHint:
    'Este recibo é assinado. Ele mostra que foi emitido pelo serviço de pagamento da loja; não é uma nota fiscal. Compare a impressão digital com a que a loja publica.',
  signedBy: 'Assinado por',
  fingerprint: 'Impressão digital da chave',
  check: 'Conferir sem internet',
  shopKey: '<impressão digital da loja>',
  signedText: 'O texto assinado',
}
