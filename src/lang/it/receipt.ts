import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in Italian. */
export const receiptIt: ReceiptMessages = {
  receipt: 'Ricevuta',
  receiptOrder: 'Ordine',
  receiptTotal: 'Totale dell’ordine',
  receiptReceived: 'Ricevuto',
  receiptTime: 'Accettato dal negozio',
  receiptTransfer: 'Transazione su {network}',
  receiptNewTab: 'si apre in una nuova scheda',
  receiptSigned: 'Firmata dal servizio di pagamento del negozio',
  receiptSave: 'Salva ricevuta',
  receiptPrint: 'Stampa ricevuta',
  receiptFailed: 'La ricevuta non è stata caricata. Il pagamento è completato.',
  receiptRetry: 'Ricarica la ricevuta',
}
