import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Traditional Chinese, as in Taiwan. */
export const documentZhTW: DocumentMessages = {
  title: '收據',
  order: '訂單 {order}',
  paid: '已付款',
  testNetwork: '測試網路：沒有支付真實款項。',
  received: '實收金額',
  orderTotal: '訂單總額',
  rate: '匯率',
  due: '應付金額',
  paidAt: '商店接受時間',
  payment: '付款編號',
  transfers: '轉帳',
  network: '網路',
  time: '時間',
  transaction: '交易',
  token: 'USDC 合約',
  receiver: '訂單收款地址',
  treasury: '商店收款帳戶',
  signature: '簽章',
  signatureHint:
    '此收據附有簽章，證明由商店的付款服務開立；它不是發票。請將指紋與商店公布的指紋核對。',
  signedBy: '簽署方',
  fingerprint: '金鑰指紋',
  check: '離線驗證',
  shopKey: '<商店公布的指紋>',
  signedText: '已簽署的內容',
}
