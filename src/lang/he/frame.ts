import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Hebrew. */
export const frameHe: FrameMessages = {
  order: 'הזמנה {order}',
  openPage: 'פתיחת תשלום זה בדף משלו',
  notFramed: 'מקומו של דף זה בתוך דף של חנות. אי אפשר לשלם כאן דבר.',
  isolated: 'מסגרת זו מבודדת, ואי אפשר להגיע ממנה לארנק. יש להשתמש בדף התשלום של ההזמנה.',
  refused: 'פרטי התשלום אינם תואמים לחנות ולהזמנה. אין לשלוח כסף, ויש להודיע לחנות.',
}
