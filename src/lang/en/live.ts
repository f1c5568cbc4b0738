import type { SayOf } from '../say.js'

/** What the live part says, in English: of a payment that is under way, done or over. */
export const liveEn = {
  change: 'Change',
  networkCost: 'fee about {fee} · {time}',
  networkHint:
    'The cheapest and fastest come first. Fees are what a wallet usually pays; an exchange may charge another. The address is the same on each of these networks.',

  qrLink: 'Payment link',
  qrAddress: 'Address only',
  qrMode: 'What the code contains',
  qrAddressLabel: 'QR code of the receiving address. The same address is written beside it.',
  qrLinkHint: 'Scan with a wallet app. If it does not understand the code, choose “Address only”.',
  qrAddressHint: 'Scan it, then enter the amount and choose {network} yourself.',

  copyAddress: 'Copy address',
  copyAmount: 'Copy amount',
  addressCopied: 'Address copied',
  amountCopied: 'Amount copied',
  copyFailed: 'Could not copy. Select the text instead.',

  checkedWhy:
    'This browser worked the address out itself, from the shop’s treasury and your order. It belongs to this order alone and can pay only the shop.',
  checkedTreasury: 'Shop’s treasury',
  checkedToken: 'USDC contract on {network}',

  fromExchange: 'Paying from an exchange?',
  exchangeBlocked:
    'This help could not be loaded. Send exactly the amount above; fees come on top.',
  whyNew: 'Why is this address new?',
  whyNewAnswer:
    'Every order gets an address of its own, so that your payment is found without a name or a number. The address has no key: it can pay only the shop’s treasury, and anybody can check that. It stays yours for this order, also when you pay late or in parts.',
  whatIfClosed: 'What if I close this page?',
  closeHint: 'You can close this page after you have paid. The payment will still be found.',

  timeLeft: 'Price valid for',
  part: '{received} USDC received, {remaining} USDC to go',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'The price is valid for {time} more.',

  stepWaiting: 'Waiting',
  stepSeen: 'Seen',
  stepConfirmed: 'Confirmed',
  stepPaid: 'Paid',
  steps: 'Progress',
  checking: 'Checking the network',
  checkingMore: 'The time is up. Money that you already sent still counts.',
  seen: 'Your payment was seen on the network',
  seenMore: 'The network is confirming it now. This takes a moment.',
  confirmed: 'Your payment is confirmed on chain',
  confirmedMore: 'The shop is being told.',
  paid: 'Payment complete',
  paidMore: 'Thank you. The shop has accepted your payment.',
  expired: 'This price has expired',
  expiredMore:
    'If you already sent the money, do nothing: it still counts when it arrives. If not, get a new price.',
  moreTime: 'More time',
  renew: 'Get a new price',
  canceled: 'This order was canceled',
  canceledMore: 'Please send no money. If you already paid, contact the shop.',

  underpaid: 'A part has arrived. Please send the rest to the same address.',
  overpaid: 'More than the amount has arrived. The shop can return the difference.',
  late: 'The money came after the price had expired. It still counts for your order.',
  duplicate: 'More than one payment has arrived. Contact the shop about the extra one.',
  held: 'The shop looks at this payment before it accepts it. You need to do nothing.',
  order_changed: 'The order was changed after this payment was opened. The shop will look at it.',
  reversed:
    'The network took a transfer back. It usually returns by itself. Please do not pay again.',
  wrong_token:
    'Another token has arrived. It does not count as USDC. Contact the shop to get it back.',
  wrong_chain:
    'Money has arrived on a network that was not offered. It is safe: the shop can fetch it. Contact the shop.',

  transfers: 'Transfers',
  transfer: '{amount} USDC on {network}',
  confirmations: '{done} of {required} confirmations',
  viewOn: 'View on {explorer}',
  newTab: 'opens in a new tab',
  reconnecting: 'Connection lost. Reconnecting… What you see is the last known state.',

  signedOnWay: 'A signed payment is on its way. It ends by itself at {time}.',
  signedCancel: 'Cancel it',
  walletBlocked:
    'The wallet part could not be loaded safely, so it was not started. Scan the code, or copy the address.',
}

/** One sentence for every key of {@link liveEn}. */
export type LiveMessages = { readonly [Key in keyof typeof liveEn]: string }

/** Says one sentence of the live part. */
export type LiveSay = SayOf<LiveMessages>
