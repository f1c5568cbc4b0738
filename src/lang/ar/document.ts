import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Arabic. */
export const documentAr: DocumentMessages = {
  title: 'إيصال',
  order: 'الطلب {order}',
  paid: 'مدفوع',
  testNetwork: 'شبكة تجريبية: لم يُدفع مال حقيقي.',
  received: 'المبلغ المستلَم',
  orderTotal: 'إجمالي الطلب',
  rate: 'سعر الصرف',
  due: 'المبلغ المستحق',
  paidAt: 'وقت قبول المتجر',
  payment: 'الدفعة',
  transfers: 'التحويلات',
  network: 'الشبكة',
  time: 'الوقت',
  transaction: 'المعاملة',
  token: 'عقد USDC',
  receiver: 'عنوان الطلب',
  treasury: 'حساب المتجر',
  signature: 'التوقيع',
  signatureHint:
    'هذا الإيصال موقَّع. يبيّن أن خدمة الدفع للمتجر أصدرته، وهو ليس فاتورة. قارن البصمة بالبصمة التي ينشرها المتجر.',
  signedBy: 'موقَّع من',
  fingerprint: 'بصمة المفتاح',
  check: 'التحقق دون اتصال',
  shopKey: '<بصمة المتجر>',
  signedText: 'النص الموقَّع',
}
