import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Arabic. */
export const coreAr: CoreMessages = {
  title: 'الدفع بـ USDC',
  orderTotal: 'الطلب {order} · الإجمالي {total}',
  toPay: 'المبلغ المطلوب',

  opening: 'جارٍ تجهيز الدفع',
  network: 'الشبكة',

  qrLinkLabel: 'رمز QR لدفع {amount} USDC على {network}',
  openLink: 'الفتح في تطبيق محفظة',

  addressTitle: 'أرسل USDC إلى هذا العنوان',
  sendExactly: 'أرسل {amount} USDC بالضبط على {network}.',
  checked: 'تم التحقق من العنوان في هذا المتصفح',

  waiting: 'في انتظار دفعتك',
  waitingMore: 'تتابع هذه الصفحة الشبكة وتتحدّث تلقائيًا.',

  walletButton: 'الدفع بالمحفظة',
  walletOr: 'أو ادفع بالرمز أو العنوان',
  walletLoading: 'جارٍ التحميل',
}

/** What the core says once money came or something is in the way, in Arabic. */
export const troubleAr: TroubleMessages = {
  stillToPay: 'المتبقي للدفع',
  paidAmount: 'المستلَم',

  liveBlocked:
    'لا يمكن متابعة الحالة هنا: تعذّر تحميل جزء من هذه الصفحة بأمان، فلم يتم تشغيله. أي دفعة إلى عنوان هذا الطلب سيتم العثور عليها رغم ذلك. أعد تحميل الصفحة لرؤية حالتها.',

  errorTitle: 'لا يمكن عرض هذه الدفعة',
  errorRefused:
    'بيانات الدفعة لا تطابق هذا المتجر وهذا الطلب، لذلك لا يُعرض شيء. يُرجى عدم إرسال أي مال وإبلاغ المتجر.',
  errorUnreachable: 'خدمة الدفع لا تستجيب. جارٍ إعادة المحاولة.',
  errorFailed: 'لا يتوفر USDC لهذا الطلب. يُرجى اختيار طريقة دفع أخرى.',
  errorSetup: 'إعداد هذه الدفعة غير مكتمل. يُرجى إبلاغ المتجر.',
  errorCode: 'الرمز: {code}',
  retry: 'إعادة المحاولة',
}
