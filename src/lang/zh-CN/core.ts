import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Simplified Chinese. */
export const coreZhCN: CoreMessages = {
  title: '使用 USDC 支付',
  orderTotal: '订单 {order} · 总额 {total}',
  toPay: '应付金额',

  opening: '正在准备付款',
  network: '网络',

  qrLinkLabel: '二维码：在 {network} 上支付 {amount} USDC',
  openLink: '在钱包应用中打开',

  addressTitle: '将 USDC 转到此地址',
  sendExactly: '请在 {network} 上准确转账 {amount} USDC。',
  checked: '地址已由本浏览器核对',

  waiting: '等待支付',
  waitingMore: '本页面会跟踪网络并自动更新。',

  walletButton: '使用钱包支付',
  walletOr: '或用二维码、地址支付',
  walletLoading: '正在加载',
}

/** What the core says once money came or something is in the way, in Simplified Chinese. */
export const troubleZhCN: TroubleMessages = {
  stillToPay: '还需支付',
  paidAmount: '已收到',

  liveBlocked:
    '此处无法跟踪付款状态：页面的一个组件未能安全加载，因此没有启动。转到此订单地址的款项仍会被找到。请重新加载页面查看状态。',

  errorTitle: '无法显示此付款',
  errorRefused: '付款信息与此商家和订单不符，因此不予显示。请不要付款，并告知商家。',
  errorUnreachable: '付款服务没有响应，正在重试。',
  errorFailed: '此订单无法使用 USDC。请选择其他支付方式。',
  errorSetup: '此付款的设置不完整。请告知商家。',
  errorCode: '代码：{code}',
  retry: '重试',
}
