import type { PaymentView } from '../../protocol/index.js'

/** What the hosted page says by itself, before and without any script. */
export type PayPageWords = {
  readonly order: (id: string) => string
  readonly send: (networks: string) => readonly [before: string, after: string]
  readonly status: Readonly<Record<PaymentView['status'], string>>
  readonly reload: string
  readonly unknown: string
  readonly unknownHint: string
}

const en: PayPageWords = {
  order: (id) => `Order ${id}`,
  send: (networks) => ['Send', `on ${networks} to this address:`],
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
}

const zhCN: PayPageWords = {
  order: (id) => `订单 ${id}`,
  send: (networks) => ['请发送', `（网络：${networks}）到这个地址：`],
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
