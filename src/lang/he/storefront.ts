import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Hebrew. */
export const storefrontHe: StorefrontMessages = {
  noteNetworks: 'תשלום ב-USDC ברשת {networks}.',
  noteNext: 'תחילה מבצעים את ההזמנה. בדף הבא יופיעו הכתובת וקוד QR.',

  frameTitle: 'תשלום ב-USDC: סכום, כתובת וקוד QR',
  opening: 'התשלום בהכנה',
  ownAddress: 'כתובת ההזמנה, כפי שדף זה חישב בעצמו:',
  sameAsFrame: 'הכתובת שלמעלה חייבת להיות רשומה גם כאן. אם לא, אין לשלוח דבר ויש להודיע לחנות.',
  sameAsPage: 'הכתובת שבדף התשלום חייבת להיות רשומה גם כאן. אם לא, אין לשלוח דבר ויש להודיע לחנות.',
  openPage: 'פתיחת דף התשלום',

  safeTitle: 'ההזמנה בוצעה ושמורה',
  safeText: 'לא ניתן להציג כאן את התשלום. אפשר לנסות שוב, או לשלם בדף התשלום, עכשיו או אחר כך.',
  refusedTitle: 'אי אפשר להציג תשלום זה',
  refusedText: 'פרטי התשלום אינם תואמים לחנות ולהזמנה. אין לשלוח כסף, ויש להודיע לחנות.',
  retry: 'ניסיון נוסף',
  code: 'קוד: {code}',
}
