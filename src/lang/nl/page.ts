import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in Dutch. */
export const pageNl: PageMessages = {
  received: 'Tot nu toe {amount} USDC ontvangen',
  paid: 'Betaald. Bedankt.',
  expired: 'De tijd is om. Geld dat nog aankomt, telt voor de bestelling.',
  canceled: 'De winkel heeft de bestelling geannuleerd. Stuur geen geld.',
  reload: 'Laad deze pagina opnieuw om de voortgang te zien.',
  checkingAddress: 'Adres wordt gecontroleerd',

  unknown: 'Deze betaling bestaat niet',
  unknownHint:
    'De link is niet compleet of hoort bij een andere winkel. Open de link opnieuw vanuit uw bestelling.',
  findTitle: 'Bestelling {order} betalen',
  findHint:
    'Vul het e-mailadres in waarmee u hebt besteld. Daaruit blijkt dat de bestelling van u is.',
  email: 'E-mailadres',
  find: 'Betaling tonen',
  notFound: 'Er is geen open bestelling met dit nummer en dit e-mailadres.',
  tooMany: 'Dat klopte te vaak niet. Probeer het over een uur opnieuw of vraag het de winkel.',

  receiptBack: 'Terug naar de betaling',
  receiptNotReady: 'Er is nog geen betaalbewijs',
  receiptNotReadyHint: 'Het staat hier zodra de winkel de betaling heeft geaccepteerd.',
}
