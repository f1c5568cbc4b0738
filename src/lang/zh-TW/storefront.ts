import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Traditional Chinese, as in Taiwan. */
export const storefrontZhTW: StorefrontMessages = {
  noteNetworks: '可在 {networks} 上使用 USDC 付款。',
  noteNext: '請先送出訂單，下一頁會顯示收款地址和 QR Code。',

  frameTitle: '使用 USDC 付款：金額、地址和 QR Code',
  opening: '正在準備付款',
  ownAddress: '此頁面自行算出的訂單地址：',
  sameAsFrame: '上方的地址必須也寫在這裡。如果沒有，請勿付款，並通知商店。',
  sameAsPage: '付款頁面上的地址必須也寫在這裡。如果沒有，請勿付款，並通知商店。',
  openPage: '開啟付款頁面',

  safeTitle: '您的訂單已送出，不會遺失',
  safeText: '這裡無法顯示付款資訊。請重試，或現在、稍後在付款頁面付款。',
  refusedTitle: '無法顯示此筆付款',
  refusedText: '付款資料與此商店和訂單不符。請勿付款，並通知商店。',
  retry: '重試',
  code: '代碼：{code}',
}
