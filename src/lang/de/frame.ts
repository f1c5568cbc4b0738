import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in German. */
export const frameDe: FrameMessages = {
  order: 'Bestellung {order}',
  openPage: 'Diese Zahlung auf einer eigenen Seite öffnen',
  notFramed: 'Diese Seite gehört in die Seite eines Shops. Hier kann nichts bezahlt werden.',
  isolated:
    'Dieser Rahmen ist abgeschottet, keine Wallet ist von hier erreichbar. Nutzen Sie die Zahlungsseite Ihrer Bestellung.',
  refused:
    'Die Angaben zur Zahlung passen nicht zu diesem Shop und dieser Bestellung. Bitte senden Sie kein Geld und informieren Sie den Shop.',
}
