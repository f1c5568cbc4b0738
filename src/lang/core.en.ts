import type { SayOf } from './say.js'

/** What the core says until the live part has come, in English. The other languages are typed against this list. */
export const coreEn = {
  title: 'Pay with USDC',
  orderTotal: 'Order {order} · total {total}',
  toPay: 'To pay',
  stillToPay: 'Still to pay',
  paidAmount: 'Received',

  opening: 'Preparing your payment',
  network: 'Network',

  qrLinkLabel: 'QR code to pay {amount} USDC on {network}. The same address is written beside it.',
  openLink: 'Open in a wallet app',

  addressTitle: 'Send USDC to this address',
  sendExactly: 'Send exactly {amount} USDC on {network}.',
  checked: 'Address checked in this browser',

  waiting: 'Waiting for your payment',
  waitingMore: 'This page follows the network and updates by itself.',
  closeHint: 'You can close this page after you have paid. The payment will still be found.',
  liveBlocked:
    'The status cannot be followed here: a part of this page could not be loaded safely, so it was not started. A payment to the address of this order is found all the same. Reload the page to see its status.',

  walletButton: 'Pay with a wallet',
  walletOr: 'or pay by code or address',
  walletLoading: 'Loading',

  errorTitle: 'This payment cannot be shown',
  errorRefused:
    'The payment’s details did not match this shop and order, so nothing is shown. Please send no money, and tell the shop.',
  errorUnreachable: 'The payment service does not answer. Trying again.',
  errorFailed: 'USDC is not available for this order. Please choose another way to pay.',
  errorSetup: 'This payment is not set up completely. Please tell the shop.',
  errorCode: 'Code: {code}',
  retry: 'Try again',
}

/** One sentence for every key of {@link coreEn}. `{word}` is replaced by a value. */
export type CoreMessages = { readonly [Key in keyof typeof coreEn]: string }

/** Says one sentence of the core. */
export type Say = SayOf<CoreMessages>
