import type { SayOf } from '../say.js'

/** What the receipt part says, in English. */
export const receiptEn = {
  receipt: 'Receipt',
  receiptOrder: 'Order',
  receiptTotal: 'Order total',
  receiptReceived: 'Received',
  receiptTime: 'Accepted by the shop',
  receiptTransfer: 'Transaction on {network}',
  receiptNewTab: 'opens in a new tab',
  receiptSigned: 'Signed by the shop’s payment service',
  receiptSave: 'Save receipt',
  receiptPrint: 'Print receipt',
  receiptFailed: 'The receipt could not be loaded. Your payment is complete.',
  receiptRetry: 'Load the receipt again',
}

/** One sentence for every key of {@link receiptEn}. */
export type ReceiptMessages = { readonly [Key in keyof typeof receiptEn]: string }

/** Says one sentence of the receipt part. */
export type ReceiptSay = SayOf<ReceiptMessages>
