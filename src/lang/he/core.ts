import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Hebrew. */
export const coreHe: CoreMessages = {
  title: 'תשלום ב-USDC',
  orderTotal: 'הזמנה {order} · סך הכול {total}',
  toPay: 'לתשלום',

  opening: 'התשלום בהכנה',
  network: 'רשת',

  qrLinkLabel: 'קוד QR לתשלום {amount} USDC ברשת {network}',
  openLink: 'פתיחה באפליקציית ארנק',

  addressTitle: 'שליחת USDC לכתובת זו',
  sendExactly: 'יש לשלוח בדיוק {amount} USDC ברשת {network}.',
  checked: 'הכתובת נבדקה בדפדפן זה',

  waiting: 'ממתינים לתשלום',
  waitingMore: 'דף זה עוקב אחר הרשת ומתעדכן מעצמו.',

  walletButton: 'תשלום בארנק',
  walletOr: 'או תשלום בקוד או בכתובת',
  walletLoading: 'בטעינה',
}

/** What the core says once money came or something is in the way, in Hebrew. */
export const troubleHe: TroubleMessages = {
  stillToPay: 'נותר לתשלום',
  paidAmount: 'התקבל',

  liveBlocked:
    'אי אפשר לעקוב כאן אחר המצב: חלק מדף זה לא נטען באופן בטוח ולכן לא הופעל. תשלום לכתובת של הזמנה זו יימצא בכל זאת. יש לטעון את הדף מחדש כדי לראות את מצבו.',

  errorTitle: 'אי אפשר להציג תשלום זה',
  errorRefused:
    'פרטי התשלום אינם תואמים לחנות ולהזמנה, ולכן לא מוצג דבר. אין לשלוח כסף, ויש להודיע לחנות.',
  errorUnreachable: 'שירות התשלומים אינו עונה. מנסים שוב.',
  errorFailed: 'USDC אינו זמין להזמנה זו. יש לבחור אמצעי תשלום אחר.',
  errorSetup: 'תשלום זה אינו מוגדר במלואו. יש להודיע לחנות.',
  errorCode: 'קוד: {code}',
  retry: 'ניסיון נוסף',
}
