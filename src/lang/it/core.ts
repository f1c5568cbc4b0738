import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Italian. */
export const coreIt: CoreMessages = {
  title: 'Paga con USDC',
  orderTotal: 'Ordine {order} · totale {total}',
  toPay: 'Da pagare',

  opening: 'Preparazione del pagamento',
  network: 'Rete',

  qrLinkLabel: 'Codice QR per pagare {amount} USDC su {network}',
  openLink: 'Apri in un wallet',

  addressTitle: 'Invia USDC a questo indirizzo',
  sendExactly: 'Invia esattamente {amount} USDC su {network}.',
  checked: 'Indirizzo verificato in questo browser',

  waiting: 'In attesa del pagamento',
  waitingMore: 'Questa pagina segue la rete e si aggiorna da sola.',

  walletButton: 'Paga con un wallet',
  walletOr: 'o paga con codice o indirizzo',
  walletLoading: 'Caricamento',
}

/** What the core says once money came or something is in the way, in Italian. */
export const troubleIt: TroubleMessages = {
  stillToPay: 'Ancora da pagare',
  paidAmount: 'Ricevuto',

  liveBlocked:
    'Qui non è possibile seguire lo stato: una parte di questa pagina non è stata caricata in modo sicuro e quindi non è stata avviata. Un pagamento all’indirizzo di questo ordine viene trovato comunque. Ricaricare la pagina per vedere lo stato.',

  errorTitle: 'Impossibile mostrare questo pagamento',
  errorRefused:
    'I dati del pagamento non corrispondono a questo negozio e a questo ordine, perciò non viene mostrato nulla. Non inviare denaro e avvisare il negozio.',
  errorUnreachable: 'Il servizio di pagamento non risponde. Nuovo tentativo in corso.',
  errorFailed: 'USDC non è disponibile per questo ordine. Scegliere un altro metodo di pagamento.',
  errorSetup: 'Questo pagamento non è configurato del tutto. Avvisare il negozio.',
  errorCode: 'Codice: {code}',
  retry: 'Riprova',
}
