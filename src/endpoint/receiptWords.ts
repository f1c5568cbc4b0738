/** The languages that a receipt's document is written in. */
export const receiptLanguages = ['en', 'zh-CN'] as const
export type ReceiptLanguage = (typeof receiptLanguages)[number]

/** What the document of a receipt says. */
export type ReceiptWords = {
  readonly title: string
  readonly order: (id: string) => string
  readonly paid: string
  readonly testNetwork: string
  readonly received: string
  readonly orderTotal: string
  readonly rate: string
  readonly due: string
  readonly paidAt: string
  readonly payment: string
  readonly transfers: string
  readonly network: string
  readonly time: string
  readonly transaction: string
  readonly token: string
  readonly receiver: string
  readonly treasury: string
  readonly signature: string
  readonly signatureHint: string
  readonly signedBy: string
  readonly fingerprint: string
  readonly check: string
  /** Stands for the fingerprint. The file's own one proves nothing. */
  readonly shopKey: string
  readonly signedText: string
  readonly save: string
  readonly print: string
  readonly back: string
  readonly link: string
  readonly notReady: string
  readonly notReadyHint: string
}

const en: ReceiptWords = {
  title: 'Receipt',
  order: (id) => `Order ${id}`,
  paid: 'Paid',
  testNetwork: 'Test network: no real money was paid.',
  received: 'Amount received',
  orderTotal: 'Order total',
  rate: 'Exchange rate',
  due: 'Amount due',
  paidAt: 'Accepted by the shop',
  payment: 'Payment',
  transfers: 'Transfers',
  network: 'Network',
  time: 'Time',
  transaction: 'Transaction',
  token: 'USDC contract',
  receiver: 'Address of the order',
  treasury: 'Shop’s treasury',
  signature: 'Signature',
  signatureHint:
    'This receipt is signed. It shows that the payment service of the shop issued it; it is not an invoice. Compare the fingerprint with the one that the shop publishes.',
  signedBy: 'Signed by',
  fingerprint: 'Key fingerprint',
  check: 'Check without a network',
  shopKey: '<the shop’s fingerprint>',
  signedText: 'The signed text',
  save: 'Save receipt',
  print: 'Print',
  back: 'Back to the payment',
  link: 'Receipt',
  notReady: 'There is no receipt yet',
  notReadyHint: 'It is here as soon as the shop has accepted the payment.',
}

const zhCN: ReceiptWords = {
  title: '收据',
  order: (id) => `订单 ${id}`,
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
  save: '保存收据',
  print: '打印',
  back: '返回付款页面',
  link: '收据',
  notReady: '收据尚未开具',
  notReadyHint: '商家接受付款后即可在此查看。',
}

/** The words of one language. */
export const receiptWords: Readonly<Record<ReceiptLanguage, ReceiptWords>> = { en, 'zh-CN': zhCN }
