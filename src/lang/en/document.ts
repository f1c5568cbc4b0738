/**
 * What the document of a receipt says, in English. A saved file is compared with what these words
 * draw: a word that changes makes another version of the document.
 */
export const documentEn = {
  title: 'Receipt',
  order: 'Order {order}',
  paid: 'Paid',
  testNetwork: 'Test network: no real money was paid.',
  received: 'Amount received',
  orderTotal: 'Order total',
  rate: 'Exchange rate',
  due: 'Amount due',
  paidAt: 'Accepted by the shop',
  payment: 'Payment',
  transfers: 'Transfers',
  network: 'Network',
  time: 'Time',
  transaction: 'Transaction',
  token: 'USDC contract',
  receiver: 'Address of the order',
  treasury: 'Shop’s treasury',
  signature: 'Signature',
  signatureHint:
    'This receipt is signed. It shows that the payment service of the shop issued it; it is not an invoice. Compare the fingerprint with the one that the shop publishes.',
  signedBy: 'Signed by',
  fingerprint: 'Key fingerprint',
  check: 'Check without a network',
  /** Stands for the fingerprint. The file's own one proves nothing. */
  shopKey: '<the shop’s fingerprint>',
  signedText: 'The signed text',
}

/** One sentence for every key of {@link documentEn}. `{word}` is replaced by a value. */
export type DocumentMessages = { readonly [Key in keyof typeof documentEn]: string }
