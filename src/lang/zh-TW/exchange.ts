import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Traditional Chinese, as in Taiwan. */
export const exchangeZhTW: ExchangeMessages = {
  refundTitle: '第一步：退款要退到哪裡？',
  refundWhy:
    '交易所付款用的地址不屬於您，款項無法退回那裡。請填寫您自己錢包的地址，上述任一網路皆可。',
  refundLabel: '您自己的 USDC 地址',
  refundSave: '儲存',
  refundSaving: '儲存中',
  refundSkip: '我沒有',
  refundSaved: '退款將退到 {address}。',
  refundSkipped: '沒有地址時，退款請聯絡商店。',
  refundChange: '變更',
  refund_invalid: '這不是地址。地址以 0x 開頭，共 42 個字元。',
  refund_checksum: '地址有誤，請重新複製。',
  refund_refused: '這個地址屬於商店或此筆付款，請填寫您自己的地址。',
  refund_failed: '無法儲存，請稍後再試。',
  exchange: '您的交易所',
  other: '其他',
  network: '在那裡選擇這個網路',
  networkOther: '在那裡選擇網路 {network}。名稱不同就是另一個網路。',
  fee: '交易所顯示的手續費（USDC）',
  feeOdd: '請用數字填寫手續費，例如 0.5。',
  deducted: '手續費從我輸入的金額中扣除',
  enter: '在那裡輸入這個金額',
  arrives: '入帳 {amount} USDC，金額正確。',
  copy: '複製',
  copied: '已複製',
  minimum: '許多交易所的最低提幣額為 5 到 20 USDC。如果 {amount} USDC 被拒絕，請改用錢包付款。',
  afterwards: '交易所可能需要幾分鐘，或要求您先透過電子郵件確認。',
}
