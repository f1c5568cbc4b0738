import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Italian. */
export const exchangeIt: ExchangeMessages = {
  refundTitle: 'Prima di tutto: dove inviare un rimborso?',
  refundWhy:
    'Un exchange invia da un indirizzo che non appartiene a chi paga, quindi lì non si può restituire nulla. Indicare un indirizzo del proprio wallet, su una di queste reti.',
  refundLabel: 'Il proprio indirizzo USDC',
  refundSave: 'Salva',
  refundSaving: 'Salvataggio',
  refundSkip: 'Non ce l’ho',
  refundSaved: 'I rimborsi vanno a {address}.',
  refundSkipped: 'Senza un indirizzo, chiedere il rimborso al negozio.',
  refundChange: 'Cambia',
  refund_invalid: 'Questo non è un indirizzo. Inizia con 0x e ha 42 caratteri.',
  refund_checksum: 'Questo indirizzo contiene un errore. Copiarlo di nuovo.',
  refund_refused: 'Questo indirizzo appartiene al negozio o al pagamento. Indicarne uno proprio.',
  refund_failed: 'Salvataggio non riuscito. Riprovare tra poco.',
  exchange: 'Exchange utilizzato',
  other: 'Un altro',
  network: 'Scegliere lì questa rete',
  networkOther: 'Scegliere lì la rete {network}. Ogni altro nome è un’altra rete.',
  fee: 'Commissione indicata dall’exchange, in USDC',
  feeOdd: 'Scrivere la commissione come numero, per esempio 0,5.',
  deducted: 'Sottrae la commissione dall’importo inserito',
  enter: 'Inserire lì questo importo',
  arrives: 'Arrivano {amount} USDC, l’importo giusto.',
  copy: 'Copia',
  copied: 'Copiato',
  minimum:
    'Molti exchange non inviano meno di 5–20 USDC. Se {amount} USDC vengono rifiutati, pagare da un wallet.',
  afterwards: 'Un exchange può impiegare alcuni minuti o chiedere prima una conferma via e-mail.',
}
