import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Dutch. */
export const receiptNl: ReceiptMessages = {
  receipt: 'Betaalbewijs',
  receiptOrder: 'Bestelling',
  receiptTotal: 'Totaal van bestelling',
  receiptReceived: 'Ontvangen',
  receiptTime: 'Geaccepteerd door winkel',
  receiptTransfer: 'Transactie op {network}',
  receiptNewTab: 'opent in een nieuw tabblad',
  receiptSigned: 'Ondertekend door de betaaldienst van de winkel',
  receiptSave: 'Bewijs opslaan',
  receiptPrint: 'Bewijs afdrukken',
  receiptFailed: 'Het betaalbewijs kon niet worden geladen. Uw betaling is voltooid.',
  receiptRetry: 'Bewijs opnieuw laden',
}
