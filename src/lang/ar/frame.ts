import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Arabic. */
export const frameAr: FrameMessages = {
  order: 'الطلب {order}',
  openPage: 'فتح هذه الدفعة في صفحة مستقلة',
  notFramed: 'مكان هذه الصفحة داخل صفحة متجر. لا يمكن دفع شيء هنا.',
  isolated: 'هذا الإطار معزول ولا يمكن الوصول منه إلى أي محفظة. استخدم صفحة الدفع الخاصة بطلبك.',
  refused: 'بيانات الدفعة لا تطابق هذا المتجر وهذا الطلب. يُرجى عدم إرسال أي مال وإبلاغ المتجر.',
}
