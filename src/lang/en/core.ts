import type { SayOf } from '../say.js'

/** What the core says beside address and code, in English. The other languages are typed against this list. */
export const coreEn = {
  title: 'Pay with USDC',
  orderTotal: 'Order {order} · total {total}',
  toPay: 'To pay',

  opening: 'Preparing your payment',
  network: 'Network',

  qrLinkLabel: 'QR code to pay {amount} USDC on {network}',
  openLink: 'Open in a wallet app',

  addressTitle: 'Send USDC to this address',
  sendExactly: 'Send exactly {amount} USDC on {network}.',
  checked: 'Address checked in this browser',

  waiting: 'Waiting for your payment',
  waitingMore: 'This page follows the network and updates by itself.',

  walletButton: 'Pay with a wallet',
  walletOr: 'or pay by code or address',
  walletLoading: 'Loading',
}

/** What the core says once money came or something is in the way, in English. Other languages bring it with the later words. */
export const troubleEn = {
  stillToPay: 'Still to pay',
  paidAmount: 'Received',

  liveBlocked:
    'The status cannot be followed here: a part of this page could not be loaded safely. A payment to this address will still be found. Reload the page to see its status.',

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

/** One sentence for every key of {@link troubleEn}. */
export type TroubleMessages = { readonly [Key in keyof typeof troubleEn]: string }

/** Says one sentence of the core. */
export type Say = SayOf<CoreMessages & TroubleMessages>
