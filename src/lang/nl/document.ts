import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in Dutch. */
export const documentNl: DocumentMessages = {
  title: 'Betaalbewijs',
  order: 'Bestelling {order}',
  paid: 'Betaald',
  testNetwork: 'Testnetwerk: er is geen echt geld betaald.',
  received: 'Ontvangen bedrag',
  orderTotal: 'Totaal van bestelling',
  rate: 'Wisselkoers',
  due: 'Verschuldigd bedrag',
  paidAt: 'Geaccepteerd door winkel',
  payment: 'Betaling',
  transfers: 'Overboekingen',
  network: 'Netwerk',
  time: 'Tijd',
  transaction: 'Transactie',
  token: 'USDC-contract',
  receiver: 'Adres van de bestelling',
  treasury: 'Rekening van de winkel',
  signature: 'Handtekening',
  signatureHint:
    'Dit betaalbewijs is ondertekend. Het toont dat de betaaldienst van de winkel het heeft afgegeven; het is geen factuur. Vergelijk de vingerafdruk met die welke de winkel publiceert.',
  signedBy: 'Ondertekend door',
  fingerprint: 'Vingerafdruk van de sleutel',
  check: 'Controleren zonder netwerk',
  shopKey: '<vingerafdruk van de winkel>',
  signedText: 'De ondertekende tekst',
}
