/** What the storefront script says around the element, in English. */
export const storefrontEn = {
  noteNetworks: 'Pay with USDC on {networks}.',
  noteNext: 'You place the order first. The next page shows the address and a QR code.',

  frameTitle: 'Pay with USDC: amount, address and QR code',
  opening: 'Preparing your payment',
  ownAddress: 'Your order’s address, worked out by this page itself:',
  sameAsFrame:
    'The address above must be written here too. If it is not, send nothing and tell the shop.',
  sameAsPage:
    'The address on the payment page must be written here too. If it is not, send nothing and tell the shop.',
  openPage: 'Open the payment page',

  safeTitle: 'Your order is placed and safe',
  safeText:
    'The payment could not be shown here. Try again, or pay on the payment page, now or later.',
  refusedTitle: 'This payment cannot be shown',
  refusedText:
    'The payment’s details did not match this shop and order. Please send no money, and tell the shop.',
  retry: 'Try again',
  code: 'Code: {code}',
}

/** One sentence for every key of {@link storefrontEn}. `{word}` is replaced by a value. */
export type StorefrontMessages = { readonly [Key in keyof typeof storefrontEn]: string }
