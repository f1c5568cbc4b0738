import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Hebrew. */
export const pageHe: PageMessages = {
  received: 'עד כה התקבלו {amount} USDC',
  paid: 'שולם. תודה.',
  expired: 'הזמן עבר. כסף שעוד יגיע ייחשב להזמנה.',
  canceled: 'החנות ביטלה את ההזמנה. אין לשלוח כסף.',
  reload: 'יש לטעון את הדף מחדש כדי לראות את המצב העדכני.',
  checkingAddress: 'הכתובת נבדקת',

  unknown: 'אין תשלום כזה',
  unknownHint: 'הקישור אינו שלם, או ששייך לחנות אחרת. יש לפתוח אותו שוב מההזמנה.',
  findTitle: 'תשלום הזמנה {order}',
  findHint: 'יש להזין את כתובת הדואר האלקטרוני שבה בוצעה ההזמנה. היא מראה שההזמנה שלכם.',
  email: 'כתובת דואר אלקטרוני',
  find: 'הצגת התשלום',
  notFound: 'אין הזמנה פתוחה עם מספר זה וכתובת דואר אלקטרוני זו.',
  tooMany: 'היו יותר מדי ניסיונות שלא התאימו. אפשר לנסות שוב בעוד שעה, או לשאול את החנות.',

  receiptBack: 'חזרה לתשלום',
  receiptNotReady: 'עדיין אין קבלה',
  receiptNotReadyHint: 'היא תופיע כאן לאחר שהחנות תקבל את התשלום.',
}
