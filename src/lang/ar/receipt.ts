import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Arabic. */
export const receiptAr: ReceiptMessages = {
  receipt: 'الإيصال',
  receiptOrder: 'الطلب',
  receiptTotal: 'إجمالي الطلب',
  receiptReceived: 'المستلَم',
  receiptTime: 'وقت قبول المتجر',
  receiptTransfer: 'المعاملة على {network}',
  receiptNewTab: 'يُفتح في علامة تبويب جديدة',
  receiptSigned: 'موقَّع من خدمة الدفع للمتجر',
  receiptSave: 'حفظ الإيصال',
  receiptPrint: 'طباعة الإيصال',
  receiptFailed: 'تعذّر تحميل الإيصال. اكتمل دفعك.',
  receiptRetry: 'إعادة تحميل الإيصال',
}
