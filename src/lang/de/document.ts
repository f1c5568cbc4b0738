import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in German. */
export const documentDe: DocumentMessages = {
  title: 'Quittung',
  order: 'Bestellung {order}',
  paid: 'Bezahlt',
  testNetwork: 'Testnetzwerk: Es wurde kein echtes Geld gezahlt.',
  received: 'Eingegangener Betrag',
  orderTotal: 'Gesamtbetrag',
  rate: 'Wechselkurs',
  due: 'Fälliger Betrag',
  paidAt: 'Vom Shop angenommen',
  payment: 'Zahlung',
  transfers: 'Überweisungen',
  network: 'Netzwerk',
  time: 'Zeit',
  transaction: 'Transaktion',
  token: 'USDC-Vertrag',
  receiver: 'Adresse der Bestellung',
  treasury: 'Empfangskonto des Shops',
  signature: 'Signatur',
  signatureHint:
    'Diese Quittung ist signiert. Sie zeigt, dass der Zahlungsdienst des Shops sie ausgestellt hat; sie ist keine Rechnung. Vergleichen Sie den Fingerabdruck mit dem, den der Shop veröffentlicht.',
  signedBy: 'Signiert von',
  fingerprint: 'Fingerabdruck des Schlüssels',
  check: 'Ohne Netz prüfen',
  shopKey: '<Fingerabdruck des Shops>',
  signedText: 'Der signierte Text',
}
