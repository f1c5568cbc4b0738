import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Hebrew. */
export const exchangeHe: ExchangeMessages = {
  refundTitle: 'תחילה: לאן לשלוח החזר?',
  refundWhy:
    'בורסה שולחת מכתובת שאינה שלכם, ולכן אי אפשר להחזיר אליה דבר. יש להזין כתובת של ארנק משלכם, באחת מהרשתות האלה.',
  refundLabel: 'כתובת USDC משלכם',
  refundSave: 'שמירה',
  refundSaving: 'בשמירה',
  refundSkip: 'אין לי',
  refundSaved: 'החזרים יישלחו אל {address}.',
  refundSkipped: 'ללא כתובת, יש לפנות לחנות בנוגע להחזר.',
  refundChange: 'שינוי',
  refund_invalid: 'זו אינה כתובת. כתובת מתחילה ב-0x ובה 42 תווים.',
  refund_checksum: 'יש בכתובת שגיאת הקלדה. יש להעתיק אותה שוב.',
  refund_refused: 'כתובת זו שייכת לחנות או לתשלום. יש להזין כתובת משלכם.',
  refund_failed: 'השמירה לא הצליחה. אפשר לנסות שוב בעוד רגע.',
  exchange: 'הבורסה שלכם',
  other: 'אחרת',
  network: 'יש לבחור שם ברשת זו',
  networkOther: 'יש לבחור שם ברשת {network}. כל שם אחר הוא רשת אחרת.',
  fee: 'העמלה שהבורסה מציגה, ב-USDC',
  feeOdd: 'יש לרשום את העמלה כמספר, למשל 0.5.',
  deducted: 'העמלה יורדת מהסכום שאזין',
  enter: 'יש להזין שם סכום זה',
  arrives: 'יגיעו {amount} USDC, כנדרש.',
  copy: 'העתקה',
  copied: 'הועתק',
  minimum: 'בורסות רבות אינן שולחות פחות מ-5 עד 20 USDC. אם {amount} USDC נדחו, אפשר לשלם מארנק.',
  afterwards: 'לבורסה עשויות להידרש כמה דקות, או שתבקש תחילה אישור בדואר אלקטרוני.',
}
