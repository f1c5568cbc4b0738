import type { PaymentView } from '../../protocol/index.js'

/** What the hosted pages say by themselves, before and without any script. */
export type PayPageWords = {
  readonly title: string
  readonly order: (id: string) => string
  readonly orderTotal: (order: string, total: string) => string
  readonly toPay: string
  readonly stillToPay: string
  readonly received: (amount: string) => string
  readonly paidAmount: string
  readonly network: string
  readonly codeLabel: (amount: string, network: string) => string
  readonly openLink: string
  readonly addressTitle: string
  readonly send: (amount: string, networks: string) => string
  readonly status: Readonly<Record<PaymentView['status'], string>>
  readonly reload: string
  readonly unknown: string
  readonly unknownHint: string
  readonly findTitle: (order: string) => string
  readonly findHint: string
  readonly email: string
  readonly find: string
  readonly notFound: string
  readonly tooMany: string
}

const en: PayPageWords = {
  title: 'Pay with USDC',
  order: (id) => `Order ${id}`,
  orderTotal: (order, total) => `Order ${order} · total ${total}`,
  toPay: 'To pay',
  stillToPay: 'Still to pay',
  received: (amount) => `${amount} USDC received so far`,
  paidAmount: 'Received',
  network: 'Network',
  codeLabel: (amount, network) => `QR code: pay ${amount} USDC on ${network}`,
  openLink: 'Open in a wallet on this device',
  addressTitle: 'Send USDC to this address',
  send: (amount, networks) => `Send exactly ${amount} USDC on ${networks}.`,
  status: {
    waiting: 'Waiting for your payment',
    seen: 'Seen on the network',
    confirmed: 'Confirmed on chain',
    paid: 'Paid. Thank you.',
    expired: 'The time is over. Money that still arrives counts for the order.',
    canceled: 'The shop has canceled the order. Please send no money.',
  },
  reload: 'Reload this page to see it move.',
  unknown: 'No such payment',
  unknownHint:
    'The link is not complete, or it belongs to another shop. Open it again from your order.',
  findTitle: (order) => `Pay order ${order}`,
  findHint: 'Enter the e-mail address that you ordered with. It shows that the order is yours.',
  email: 'E-mail address',
  find: 'Show the payment',
  notFound: 'There is no open order with this number and this e-mail address.',
  tooMany: 'That did not fit too many times. Try again in an hour, or ask the shop.',
}

const zhCN: PayPageWords = {
  title: '使用 USDC 支付',
  order: (id) => `订单 ${id}`,
  orderTotal: (order, total) => `订单 ${order} · 总额 ${total}`,
  toPay: '应付金额',
  stillToPay: '还需支付',
  received: (amount) => `已收到 ${amount} USDC`,
  paidAmount: '已收到',
  network: '网络',
  codeLabel: (amount, network) => `二维码：在 ${network} 上支付 ${amount} USDC`,
  openLink: '在本机的钱包中打开',
  addressTitle: '将 USDC 转到此地址',
  send: (amount, networks) => `请在 ${networks} 上准确转账 ${amount} USDC。`,
  status: {
    waiting: '等待支付',
    seen: '网络已发现',
    confirmed: '链上已确认',
    paid: '支付成功，谢谢。',
    expired: '时间已过。之后到账的款项仍然计入这笔订单。',
    canceled: '商店已取消订单，请不要付款。',
  },
  reload: '刷新页面可查看最新状态。',
  unknown: '没有这笔付款',
  unknownHint: '链接不完整，或属于另一家商店。请从您的订单重新打开。',
  findTitle: (order) => `支付订单 ${order}`,
  findHint: '请输入下单时使用的电子邮箱，以确认订单属于您。',
  email: '电子邮箱',
  find: '显示付款信息',
  notFound: '没有与此编号和邮箱相符的待付款订单。',
  tooMany: '尝试次数过多。请一小时后再试，或联系商店。',
}

/** The page's language for a browser's `Accept-Language`: its first choice, as far as we speak it. */
export function payPageLanguage(acceptLanguage: string | undefined): {
  readonly lang: 'en' | 'zh-CN'
  readonly words: PayPageWords
} {
  return /^\s*zh\b/i.test(acceptLanguage ?? '')
    ? { lang: 'zh-CN', words: zhCN }
    : { lang: 'en', words: en }
}
