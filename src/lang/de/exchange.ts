import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in German. */
export const exchangeDe: ExchangeMessages = {
  refundTitle: 'Zuerst: Wohin soll eine Erstattung gehen?',
  refundWhy:
    'Eine Börse sendet von einer Adresse, die nicht Ihnen gehört, deshalb kann dorthin nichts zurückgehen. Geben Sie eine Adresse Ihrer eigenen Wallet an, in einem dieser Netzwerke.',
  refundLabel: 'Ihre eigene USDC-Adresse',
  refundSave: 'Speichern',
  refundSaving: 'Wird gespeichert',
  refundSkip: 'Ich habe keine',
  refundSaved: 'Erstattungen gehen an {address}.',
  refundSkipped: 'Ohne Adresse fragen Sie wegen einer Erstattung den Shop.',
  refundChange: 'Ändern',
  refund_invalid: 'Das ist keine Adresse. Sie beginnt mit 0x und hat 42 Zeichen.',
  refund_checksum: 'Diese Adresse enthält einen Tippfehler. Kopieren Sie sie erneut.',
  refund_refused: 'Diese Adresse gehört dem Shop oder zur Zahlung. Geben Sie eine eigene an.',
  refund_failed: 'Das Speichern ist fehlgeschlagen. Versuchen Sie es gleich noch einmal.',
  exchange: 'Ihre Börse',
  other: 'Eine andere',
  network: 'Wählen Sie dort dieses Netzwerk',
  networkOther:
    'Wählen Sie dort das Netzwerk {network}. Jeder andere Name ist ein anderes Netzwerk.',
  fee: 'Gebühr, die die Börse anzeigt, in USDC',
  feeOdd: 'Schreiben Sie die Gebühr als Zahl, zum Beispiel 0,5.',
  deducted: 'Sie zieht die Gebühr von dem Betrag ab, den ich eingebe',
  enter: 'Geben Sie dort diesen Betrag ein',
  arrives: 'Es kommen {amount} USDC an, genau richtig.',
  copy: 'Kopieren',
  copied: 'Kopiert',
  minimum:
    'Viele Börsen senden mindestens 5 bis 20 USDC. Wenn Ihre {amount} USDC ablehnt, zahlen Sie stattdessen mit einer Wallet.',
  afterwards:
    'Eine Börse braucht vielleicht einige Minuten oder bittet Sie zuerst um Bestätigung per E-Mail.',
}
