/** What the hosted pages say beside the words of the element, in English. */
export const pageEn = {
  received: '{amount} USDC received so far',
  paid: 'Paid. Thank you.',
  expired: 'The time is over. Money that still arrives counts for the order.',
  canceled: 'The shop has canceled the order. Please send no money.',
  reload: 'Reload this page to see it move.',
  checkingAddress: 'Checking the address',

  unknown: 'No such payment',
  unknownHint:
    'The link is not complete, or it belongs to another shop. Open it again from your order.',
  findTitle: 'Pay order {order}',
  findHint: 'Enter the e-mail address that you ordered with. It shows that the order is yours.',
  email: 'E-mail address',
  find: 'Show the payment',
  notFound: 'There is no open order with this number and this e-mail address.',
  tooMany: 'That did not fit too many times. Try again in an hour, or ask the shop.',

  receiptBack: 'Back to the payment',
  receiptNotReady: 'There is no receipt yet',
  receiptNotReadyHint: 'It is here as soon as the shop has accepted the payment.',
}

/** One sentence for every key of {@link pageEn}. `{word}` is replaced by a value. */
export type PageMessages = { readonly [Key in keyof typeof pageEn]: string }
