import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Hebrew. */
export const receiptHe: ReceiptMessages = {
  receipt: 'קבלה',
  receiptOrder: 'הזמנה',
  receiptTotal: 'סך ההזמנה',
  receiptReceived: 'התקבל',
  receiptTime: 'מועד הקבלה בחנות',
  receiptTransfer: 'עסקה ברשת {network}',
  receiptNewTab: 'נפתח בכרטיסייה חדשה',
  receiptSigned: 'נחתם בידי שירות התשלומים של החנות',
  receiptSave: 'שמירת הקבלה',
  receiptPrint: 'הדפסת הקבלה',
  receiptFailed: 'הקבלה לא נטענה. התשלום הושלם.',
  receiptRetry: 'טעינת הקבלה מחדש',
}
