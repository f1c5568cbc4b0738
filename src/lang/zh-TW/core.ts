import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Traditional Chinese, as in Taiwan. */
export const coreZhTW: CoreMessages = {
  title: '使用 USDC 付款',
  orderTotal: '訂單 {order} · 總額 {total}',
  toPay: '應付金額',

  opening: '正在準備付款',
  network: '網路',

  qrLinkLabel: 'QR Code：在 {network} 上支付 {amount} USDC',
  openLink: '在錢包 App 中開啟',

  addressTitle: '將 USDC 轉到此地址',
  sendExactly: '請在 {network} 上轉出剛好 {amount} USDC。',
  checked: '地址已由此瀏覽器核對',

  waiting: '等待您付款',
  waitingMore: '此頁面會追蹤網路並自動更新。',

  walletButton: '用錢包付款',
  walletOr: '或用 QR Code、地址付款',
  walletLoading: '載入中',
}

/** What the core says once money came or something is in the way, in Traditional Chinese, as in Taiwan. */
export const troubleZhTW: TroubleMessages = {
  stillToPay: '尚需支付',
  paidAmount: '已收到',

  liveBlocked:
    '這裡無法追蹤付款狀態：頁面的一部分未能安全載入，因此沒有啟動。轉到此訂單地址的款項仍會被找到。請重新載入頁面以查看狀態。',

  errorTitle: '無法顯示此筆付款',
  errorRefused: '付款資料與此商店和訂單不符，因此不予顯示。請勿付款，並通知商店。',
  errorUnreachable: '付款服務沒有回應，正在重試。',
  errorFailed: '此訂單無法使用 USDC，請選擇其他付款方式。',
  errorSetup: '此筆付款的設定不完整，請通知商店。',
  errorCode: '代碼：{code}',
  retry: '重試',
}
