import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Simplified Chinese. */
export const pageZhCN: PageMessages = {
  received: '已收到 {amount} USDC',
  paid: '支付成功，谢谢。',
  expired: '时间已过。之后到账的款项仍然计入这笔订单。',
  canceled: '商店已取消订单，请不要付款。',
  reload: '刷新页面可查看最新状态。',
  checkingAddress: '正在核对地址',

  unknown: '没有这笔付款',
  unknownHint: '链接不完整，或属于另一家商店。请从您的订单重新打开。',
  findTitle: '支付订单 {order}',
  findHint: '请输入下单时使用的电子邮箱，以确认订单属于您。',
  email: '电子邮箱',
  find: '显示付款信息',
  notFound: '没有与此编号和邮箱相符的待付款订单。',
  tooMany: '尝试次数过多。请一小时后再试，或联系商店。',

  receiptBack: '返回付款页面',
  receiptNotReady: '收据尚未开具',
  receiptNotReadyHint: '商家接受付款后即可在此查看。',
}
