import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in German. */
export const receiptDe: ReceiptMessages = {
  receipt: 'Quittung',
  receiptOrder: 'Bestellung',
  receiptTotal: 'Gesamtbetrag',
  receiptReceived: 'Eingegangen',
  receiptTime: 'Vom Shop angenommen',
  receiptTransfer: 'Transaktion auf {network}',
  receiptNewTab: 'öffnet in neuem Tab',
  receiptSigned: 'Vom Zahlungsdienst des Shops signiert',
  receiptSave: 'Quittung speichern',
  receiptPrint: 'Quittung drucken',
  receiptFailed: 'Die Quittung konnte nicht geladen werden. Ihre Zahlung ist abgeschlossen.',
  receiptRetry: 'Quittung erneut laden',
}
