import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Italian. */
export const documentIt: DocumentMessages = {
  title: 'Ricevuta',
  order: 'Ordine {order}',
  paid: 'Pagato',
  testNetwork: 'Rete di prova: non è stato pagato denaro reale.',
  received: 'Importo ricevuto',
  orderTotal: 'Totale dell’ordine',
  rate: 'Tasso di cambio',
  due: 'Importo dovuto',
  paidAt: 'Accettato dal negozio',
  payment: 'Pagamento',
  transfers: 'Trasferimenti',
  network: 'Rete',
  time: 'Ora',
  transaction: 'Transazione',
  token: 'Contratto USDC',
  receiver: 'Indirizzo dell’ordine',
  treasury: 'Conto del negozio',
  signature: 'Firma',
  signatureHint:
    'Questa ricevuta è firmata. Mostra che l’ha emessa il servizio di pagamento del negozio; non è una fattura. Confrontare l’impronta con quella pubblicata dal negozio.',
  signedBy: 'Firmata da',
  fingerprint: 'Impronta della chiave',
  check: 'Verifica senza rete',
  shopKey: '<impronta del negozio>',
  signedText: 'Il testo firmato',
}
