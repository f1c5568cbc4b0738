import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Italian. */
export const pageIt: PageMessages = {
  received: '{amount} USDC ricevuti finora',
  paid: 'Pagato. Grazie.',
  expired: 'Il tempo è scaduto. Il denaro che arriva ancora vale per l’ordine.',
  canceled: 'Il negozio ha annullato l’ordine. Non inviare denaro.',
  reload: 'Ricaricare questa pagina per vedere l’avanzamento.',
  checkingAddress: 'Verifica dell’indirizzo in corso',

  unknown: 'Pagamento inesistente',
  unknownHint:
    'Il link è incompleto o appartiene a un altro negozio. Aprirlo di nuovo dall’ordine.',
  findTitle: 'Paga l’ordine {order}',
  findHint: 'Inserire l’indirizzo e-mail usato per l’ordine. Serve a mostrare di chi è l’ordine.',
  email: 'Indirizzo e-mail',
  find: 'Mostra il pagamento',
  notFound: 'Non c’è alcun ordine aperto con questo numero e questo indirizzo e-mail.',
  tooMany: 'Troppi tentativi non riusciti. Riprovare tra un’ora o chiedere al negozio.',

  receiptBack: 'Torna al pagamento',
  receiptNotReady: 'Non c’è ancora una ricevuta',
  receiptNotReadyHint: 'Sarà qui appena il negozio avrà accettato il pagamento.',
}
