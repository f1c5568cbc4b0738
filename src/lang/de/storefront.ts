import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in German. */
export const storefrontDe: StorefrontMessages = {
  noteNetworks: 'Bezahlen Sie mit USDC auf {networks}.',
  noteNext: 'Zuerst geben Sie die Bestellung auf. Die nächste Seite zeigt Adresse und QR-Code.',

  frameTitle: 'Mit USDC bezahlen: Betrag, Adresse und QR-Code',
  opening: 'Ihre Zahlung wird vorbereitet',
  ownAddress: 'Die Adresse Ihrer Bestellung, von dieser Seite selbst berechnet:',
  sameAsFrame:
    'Die Adresse oben muss auch hier stehen. Wenn nicht, senden Sie nichts und informieren Sie den Shop.',
  sameAsPage:
    'Die Adresse auf der Zahlungsseite muss auch hier stehen. Wenn nicht, senden Sie nichts und informieren Sie den Shop.',
  openPage: 'Zahlungsseite öffnen',

  safeTitle: 'Ihre Bestellung ist aufgegeben und sicher',
  safeText:
    'Die Zahlung konnte hier nicht angezeigt werden. Versuchen Sie es erneut oder zahlen Sie auf der Zahlungsseite, jetzt oder später.',
  refusedTitle: 'Diese Zahlung kann nicht angezeigt werden',
  refusedText:
    'Die Angaben zur Zahlung passen nicht zu diesem Shop und dieser Bestellung. Bitte senden Sie kein Geld und informieren Sie den Shop.',
  retry: 'Erneut versuchen',
  code: 'Code: {code}',
}
