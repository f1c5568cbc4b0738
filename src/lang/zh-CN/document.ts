import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Simplified Chinese. */
export const documentZhCN: DocumentMessages = {
  title: '收据',
  order: '订单 {order}',
  paid: '已支付',
  testNetwork: '测试网络：没有支付真实资金。',
  received: '实收金额',
  orderTotal: '订单总额',
  rate: '汇率',
  due: '应付金额',
  paidAt: '商家接受时间',
  payment: '付款编号',
  transfers: '转账',
  network: '网络',
  time: '时间',
  transaction: '交易',
  token: 'USDC 合约',
  receiver: '订单收款地址',
  treasury: '商家收款账户',
  signature: '签名',
  signatureHint:
    '本收据带有签名，证明由该商家的支付服务开具；它不是发票。请将指纹与商家公布的指纹核对。',
  signedBy: '签名方',
  fingerprint: '密钥指纹',
  check: '离线验证此文件',
  shopKey: '<商家公布的指纹>',
  signedText: '已签名的内容',
}
