import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Simplified Chinese. */
export const receiptZhCN: ReceiptMessages = {
  receipt: '收据',
  receiptOrder: '订单',
  receiptTotal: '订单总额',
  receiptReceived: '实收金额',
  receiptTime: '商家接受时间',
  receiptTransfer: '{network} 上的交易',
  receiptNewTab: '在新标签页中打开',
  receiptSigned: '已由商家的支付服务签名',
  receiptSave: '保存收据',
  receiptPrint: '打印收据',
  receiptFailed: '收据未能加载。您的付款已完成。',
  receiptRetry: '重新加载收据',
}
