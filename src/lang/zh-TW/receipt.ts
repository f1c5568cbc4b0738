import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Traditional Chinese, as in Taiwan. */
export const receiptZhTW: ReceiptMessages = {
  receipt: '收據',
  receiptOrder: '訂單',
  receiptTotal: '訂單總額',
  receiptReceived: '實收金額',
  receiptTime: '商店接受時間',
  receiptTransfer: '{network} 上的交易',
  receiptNewTab: '在新分頁中開啟',
  receiptSigned: '已由商店的付款服務簽署',
  receiptSave: '儲存收據',
  receiptPrint: '列印收據',
  receiptFailed: '無法載入收據。您的付款已完成。',
  receiptRetry: '重新載入收據',
}
