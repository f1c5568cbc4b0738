import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Italian. */
export const frameIt: FrameMessages = {
  order: 'Ordine {order}',
  openPage: 'Apri questo pagamento in una pagina propria',
  notFramed: 'Questa pagina deve stare dentro quella di un negozio. Qui non si può pagare nulla.',
  isolated:
    'Questo riquadro è isolato e da qui non si raggiunge alcun wallet. Usare la pagina di pagamento dell’ordine.',
  refused:
    'I dati del pagamento non corrispondono a questo negozio e a questo ordine. Non inviare denaro e avvisare il negozio.',
}
