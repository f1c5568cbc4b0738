import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Simplified Chinese. */
export const storefrontZhCN: StorefrontMessages = {
  noteNetworks: '可通过 {networks} 网络使用 USDC 支付。',
  noteNext: '请先提交订单，下一页会显示收款地址和二维码。',

  frameTitle: '使用 USDC 支付：金额、地址和二维码',
  opening: '正在准备付款',
  ownAddress: '本页面自行算出的订单收款地址：',
  sameAsFrame: '上方显示的地址必须也写在这里。如果没有，请不要付款，并告知商家。',
  sameAsPage: '支付页面上的地址必须也写在这里。如果没有，请不要付款，并告知商家。',
  openPage: '打开支付页面',

  safeTitle: '您的订单已提交，不会丢失',
  safeText: '此处无法显示付款信息。请重试，或现在、稍后在支付页面付款。',
  refusedTitle: '无法显示此付款',
  refusedText: '付款信息与此商家和订单不符。请不要付款，并告知商家。',
  retry: '重试',
  code: '代码：{code}',
}
