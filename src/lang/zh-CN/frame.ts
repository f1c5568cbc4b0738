import type { FrameMessages } from '../en/frame.js'

/** What the frame's page says around the element, in Simplified Chinese. */
export const frameZhCN: FrameMessages = {
  order: '订单 {order}',
  openPage: '在单独的页面中打开此付款',
  notFramed: '此页面应嵌在商家的页面中。在这里无法付款。',
  isolated: '此框架被隔离，无法连接钱包。请使用您订单的支付页面。',
  refused: '付款信息与此商家和订单不符。请不要付款，并告知商家。',
}
