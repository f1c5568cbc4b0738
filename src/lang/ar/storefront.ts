import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Arabic. */
export const storefrontAr: StorefrontMessages = {
  noteNetworks: 'ادفع بـ USDC على {networks}.',
  noteNext: 'تُرسل الطلب أولًا. تعرض الصفحة التالية العنوان ورمز QR.',

  frameTitle: 'الدفع بـ USDC: المبلغ والعنوان ورمز QR',
  opening: 'جارٍ تجهيز الدفع',
  ownAddress: 'عنوان طلبك، كما حسبته هذه الصفحة بنفسها:',
  sameAsFrame: 'يجب أن يكون العنوان أعلاه مكتوبًا هنا أيضًا. وإلا فلا ترسل شيئًا وأبلغ المتجر.',
  sameAsPage: 'يجب أن يكون العنوان في صفحة الدفع مكتوبًا هنا أيضًا. وإلا فلا ترسل شيئًا وأبلغ المتجر.',
  openPage: 'فتح صفحة الدفع',

  safeTitle: 'تم تسجيل طلبك وهو محفوظ',
  safeText: 'تعذّر عرض الدفعة هنا. حاول مرة أخرى، أو ادفع في صفحة الدفع الآن أو لاحقًا.',
  refusedTitle: 'لا يمكن عرض هذه الدفعة',
  refusedText: 'بيانات الدفعة لا تطابق هذا المتجر وهذا الطلب. يُرجى عدم إرسال أي مال وإبلاغ المتجر.',
  retry: 'إعادة المحاولة',
  code: 'الرمز: {code}',
}
