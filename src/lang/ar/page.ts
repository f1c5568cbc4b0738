import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Arabic. */
export const pageAr: PageMessages = {
  received: 'تم استلام {amount} USDC حتى الآن',
  paid: 'تم الدفع. شكرًا لك.',
  expired: 'انتهى الوقت. المال الذي يصل بعد ذلك يُحسب للطلب.',
  canceled: 'ألغى المتجر الطلب. يُرجى عدم إرسال أي مال.',
  reload: 'أعد تحميل هذه الصفحة لرؤية آخر حالة.',
  checkingAddress: 'جارٍ التحقق من العنوان',

  unknown: 'لا توجد هذه الدفعة',
  unknownHint: 'الرابط غير مكتمل أو يخص متجرًا آخر. افتحه مرة أخرى من طلبك.',
  findTitle: 'دفع الطلب {order}',
  findHint: 'أدخل البريد الإلكتروني الذي طلبت به. فهو يبيّن أن الطلب لك.',
  email: 'البريد الإلكتروني',
  find: 'عرض الدفعة',
  notFound: 'لا يوجد طلب مفتوح بهذا الرقم وهذا البريد الإلكتروني.',
  tooMany: 'كثرت المحاولات غير المطابقة. حاول مرة أخرى بعد ساعة أو اسأل المتجر.',

  receiptBack: 'الرجوع إلى الدفعة',
  receiptNotReady: 'لا يوجد إيصال بعد',
  receiptNotReadyHint: 'سيظهر هنا بمجرد أن يقبل المتجر الدفعة.',
}
