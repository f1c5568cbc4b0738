import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in German. */
export const pageDe: PageMessages = {
  received: '{amount} USDC bisher eingegangen',
  paid: 'Bezahlt. Vielen Dank.',
  expired: 'Die Zeit ist abgelaufen. Geld, das noch ankommt, zählt für die Bestellung.',
  canceled: 'Der Shop hat die Bestellung storniert. Bitte senden Sie kein Geld.',
  reload: 'Laden Sie diese Seite neu, um den aktuellen Stand zu sehen.',
  checkingAddress: 'Adresse wird geprüft',

  unknown: 'Diese Zahlung gibt es nicht',
  unknownHint:
    'Der Link ist unvollständig oder gehört zu einem anderen Shop. Öffnen Sie ihn noch einmal aus Ihrer Bestellung.',
  findTitle: 'Bestellung {order} bezahlen',
  findHint:
    'Geben Sie die E-Mail-Adresse ein, mit der Sie bestellt haben. Sie zeigt, dass die Bestellung Ihre ist.',
  email: 'E-Mail-Adresse',
  find: 'Zahlung anzeigen',
  notFound: 'Es gibt keine offene Bestellung mit dieser Nummer und dieser E-Mail-Adresse.',
  tooMany:
    'Das hat zu oft nicht gepasst. Versuchen Sie es in einer Stunde erneut oder fragen Sie den Shop.',

  receiptBack: 'Zurück zur Zahlung',
  receiptNotReady: 'Es gibt noch keine Quittung',
  receiptNotReadyHint: 'Sie ist hier, sobald der Shop die Zahlung angenommen hat.',
}
