import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Arabic. */
export const exchangeAr: ExchangeMessages = {
  refundTitle: 'أولًا: إلى أين يُعاد المبلغ عند الاسترداد؟',
  refundWhy:
    'ترسل منصة التداول من عنوان ليس لك، فلا يمكن إعادة شيء إليه. أدخل عنوانًا من محفظتك الخاصة على أي من هذه الشبكات.',
  refundLabel: 'عنوان USDC الخاص بك',
  refundSave: 'حفظ',
  refundSaving: 'جارٍ الحفظ',
  refundSkip: 'ليس لدي عنوان',
  refundSaved: 'تُعاد المبالغ إلى {address}.',
  refundSkipped: 'من دون عنوان، اطلب الاسترداد من المتجر.',
  refundChange: 'تغيير',
  refund_invalid: 'هذا ليس عنوانًا. يبدأ العنوان بـ 0x ويتكوّن من 42 خانة.',
  refund_checksum: 'في هذا العنوان خطأ كتابي. انسخه مرة أخرى.',
  refund_refused: 'هذا العنوان يخص المتجر أو الدفعة. أدخل عنوانًا خاصًا بك.',
  refund_failed: 'تعذّر الحفظ. حاول مرة أخرى بعد قليل.',
  exchange: 'منصة التداول',
  other: 'منصة أخرى',
  network: 'اختر هذه الشبكة هناك',
  networkOther: 'اختر هناك الشبكة {network}. أي اسم آخر هو شبكة أخرى.',
  fee: 'الرسوم التي تعرضها المنصة، بعملة USDC',
  feeOdd: 'اكتب الرسوم كرقم، مثل 0.5.',
  deducted: 'تُخصم الرسوم من المبلغ الذي أدخله',
  enter: 'أدخل هذا المبلغ هناك',
  arrives: 'سيصل {amount} USDC كما ينبغي.',
  copy: 'نسخ',
  copied: 'تم النسخ',
  minimum: 'لا ترسل منصات كثيرة أقل من 5 إلى 20 USDC. إذا رُفض مبلغ {amount} USDC، فادفع من محفظة.',
  afterwards: 'قد تحتاج المنصة إلى بضع دقائق، أو تطلب منك التأكيد عبر البريد الإلكتروني أولًا.',
}
