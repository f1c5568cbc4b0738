import type { SayOf } from '../say.js'

/** What the part for payers from an exchange says, in English. */
export const exchangeEn = {
  refundTitle: 'First: where should a refund go?',
  refundWhy:
    'An exchange sends from an address that is not yours, so nothing can be returned to it. Give an address of your own wallet, on any of these networks.',
  refundLabel: 'Your own USDC address',
  refundSave: 'Save',
  refundSaving: 'Saving',
  refundSkip: 'I have none',
  refundSaved: 'Refunds go to {address}.',
  refundSkipped: 'Without an address, ask the shop about a refund.',
  refundChange: 'Change',
  refund_invalid: 'This is not an address. It begins with 0x and has 42 characters.',
  refund_checksum: 'This address has a typing error. Copy it again.',
  refund_refused: 'This address belongs to the shop or to the payment. Give one of your own.',
  refund_failed: 'It could not be saved. Try again in a moment.',
  exchange: 'Your exchange',
  other: 'Another one',
  network: 'Choose this network there',
  networkOther: 'Choose the network {network} there. Any other name is another network.',
  fee: 'Fee that the exchange shows, in USDC',
  feeOdd: 'Write the fee as a number, such as 0.5.',
  deducted: 'It takes the fee out of the amount that I enter',
  enter: 'Enter this amount there',
  arrives: '{amount} USDC arrive, as they should.',
  copy: 'Copy',
  copied: 'Copied',
  minimum:
    'Many exchanges send no less than 5 to 20 USDC. If yours refuses {amount} USDC, pay from a wallet instead.',
  afterwards: 'An exchange may need some minutes, or ask you to confirm by e-mail first.',
}

/** One sentence for every key of {@link exchangeEn}. */
export type ExchangeMessages = { readonly [Key in keyof typeof exchangeEn]: string }

/** Says one sentence of the part for payers from an exchange. */
export type ExchangeSay = SayOf<ExchangeMessages>
