import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Hebrew. */
export const documentHe: DocumentMessages = {
  title: 'קבלה',
  order: 'הזמנה {order}',
  paid: 'שולם',
  testNetwork: 'רשת בדיקה: לא שולם כסף אמיתי.',
  received: 'הסכום שהתקבל',
  orderTotal: 'סך ההזמנה',
  rate: 'שער המרה',
  due: 'סכום לתשלום',
  paidAt: 'מועד הקבלה בחנות',
  payment: 'תשלום',
  transfers: 'העברות',
  network: 'רשת',
  time: 'זמן',
  transaction: 'עסקה',
  token: 'חוזה USDC',
  receiver: 'כתובת ההזמנה',
  treasury: 'חשבון החנות',
  signature: 'חתימה',
  signatureHint:
    'קבלה זו חתומה. היא מראה ששירות התשלומים של החנות הנפיק אותה; היא אינה חשבונית. יש להשוות את טביעת האצבע לזו שהחנות מפרסמת.',
  signedBy: 'נחתם בידי',
  fingerprint: 'טביעת האצבע של המפתח',
  check: 'בדיקה ללא רשת',
  shopKey: '<טביעת האצבע של החנות>',
  signedText: 'הטקסט החתום',
}
