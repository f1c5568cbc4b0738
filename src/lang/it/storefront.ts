import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Italian. */
export const storefrontIt: StorefrontMessages = {
  noteNetworks: 'Paga con USDC su {networks}.',
  noteNext: 'Prima si invia l’ordine. La pagina successiva mostra l’indirizzo e un codice QR.',

  frameTitle: 'Paga con USDC: importo, indirizzo e codice QR',
  opening: 'Preparazione del pagamento',
  ownAddress: 'L’indirizzo dell’ordine, calcolato da questa stessa pagina:',
  sameAsFrame:
    'L’indirizzo qui sopra deve essere scritto anche qui. In caso contrario non inviare nulla e avvisare il negozio.',
  sameAsPage:
    'L’indirizzo nella pagina di pagamento deve essere scritto anche qui. In caso contrario non inviare nulla e avvisare il negozio.',
  openPage: 'Apri la pagina di pagamento',

  safeTitle: 'L’ordine è stato ricevuto ed è al sicuro',
  safeText:
    'Qui non è stato possibile mostrare il pagamento. Riprovare, o pagare nella pagina di pagamento, ora o più tardi.',
  refusedTitle: 'Impossibile mostrare questo pagamento',
  refusedText:
    'I dati del pagamento non corrispondono a questo negozio e a questo ordine. Non inviare denaro e avvisare il negozio.',
  retry: 'Riprova',
  code: 'Codice: {code}',
}
