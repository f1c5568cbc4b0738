import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Traditional Chinese, as in Taiwan. */
export const frameZhTW: FrameMessages = {
  order: '訂單 {order}',
  openPage: '在獨立頁面中開啟此筆付款',
  notFramed: '此頁面應嵌在商店的頁面中。在這裡無法付款。',
  isolated: '此框架已被隔離，無法連接錢包。請使用您訂單的付款頁面。',
  refused: '付款資料與此商店和訂單不符。請勿付款，並通知商店。',
}
