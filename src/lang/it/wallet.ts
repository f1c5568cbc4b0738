import type { WalletMessages } from '../en/wallet.js'

/** What the wallet part says, in Italian. */
export const walletIt: WalletMessages = {
  choose: 'Scegliere un wallet',
  browser: 'il wallet',
  none: 'Nessun wallet trovato in questo browser. Scansionare il codice con un wallet o copiare l’indirizzo.',
  back: 'Indietro',
  again: 'Riprova',
  reaching: 'Preparazione della connessione…',
  pair: 'Scansionare questo codice con il wallet',
  pairOnPhone: 'Aprire il wallet',
  pairLabel: 'Codice QR per collegare un wallet',
  pairOther: 'Un altro wallet',
  pairCopy: 'Copia link',
  pairCopied: 'Link copiato',
  newCode: 'Nuovo codice',
  openIn: 'Aprire questo pagamento nel wallet',
  connecting: 'Collegarsi in {wallet}',
  switching: 'Passare a {network} in {wallet}',
  adding: 'Aggiungere la rete {network} in {wallet}',
  confirm: 'Confermare il pagamento in {wallet}',
  sign: 'Firmare il pagamento in {wallet}. La commissione di rete la paga il negozio.',
  signed: 'Firmato. Lo invia il negozio.',
  signedMore: 'Non serve fare altro. Di solito la rete lo mostra entro un minuto.',
  sent: 'Inviato. In attesa della rete.',
  sentMore: 'Il wallet ha inviato il pagamento. Di solito la rete lo mostra entro un minuto.',
  ask: 'Un pagamento è già stato passato al wallet',
  askMore:
    'Guardare prima nel wallet. Pagare di nuovo solo se non mostra alcun pagamento per questo ordine.',
  askYes: 'Paga di nuovo',
  askNo: 'Non pagare più',
  rejected: 'La richiesta è stata rifiutata nel wallet. Non è stato inviato nulla.',
  unauthorized: 'Il wallet non permette a questa pagina di usare il conto. Collegarlo di nuovo.',
  unsupported: 'Questo wallet non può farlo. Usare il codice o l’indirizzo.',
  disconnected: 'Il wallet ha perso la connessione. Aprirlo e riprovare.',
  chain_disconnected: 'Il wallet non raggiunge {network}. Riprovare o scegliere un’altra rete.',
  chain_missing:
    'Il wallet non conosce {network}. Aggiungere la rete nel wallet o sceglierne un’altra.',
  chain_not_switched: 'Il wallet è ancora su un’altra rete. Passare a {network}.',
  pending: 'Nel wallet c’è già una richiesta in attesa. Aprire il wallet e rispondere.',
  transaction_rejected: 'Il wallet ha rifiutato la transazione. Non è stato inviato nulla.',
  limited: 'Il wallet è occupato. Attendere un momento e riprovare.',
  method_unsupported: 'Questo wallet non può inviare il pagamento. Usare il codice o l’indirizzo.',
  invalid: 'Il wallet non ha accettato la richiesta. Usare il codice o l’indirizzo.',
  internal: 'Il wallet segnala un proprio errore. Non è stato inviato nulla. Riprovare.',
  calls_unsupported:
    'Questo wallet non può inviare il pagamento in questo modo. Usare il codice o l’indirizzo.',
  insufficient: 'Nel wallet non ci sono abbastanza USDC su {network}: mancano {missing} USDC.',
  insufficient_unknown: 'Nel wallet non ci sono abbastanza USDC su {network}.',
  insufficient_elsewhere: 'Ce ne sono abbastanza su {networks}: scegliere quella rete qui sopra.',
  no_gas: 'Nel wallet non c’è abbastanza {symbol} per la commissione di rete su {network}.',
  blacklisted: 'L’emittente di USDC ha bloccato questo conto. Non è stato inviato nulla.',
  paused: 'USDC è sospeso su {network}. Non è stato inviato nulla. Scegliere un’altra rete.',
  no_wallet:
    'Il wallet non è stato trovato in questo browser. Scansionare il codice o copiare l’indirizzo.',
  relay_refused:
    'Il negozio non ha potuto inviarlo e non è stato inviato nulla. Riprovare o scansionare il codice.',
  relay_unreachable:
    'Questa via non risponde. Scansionare il codice di pagamento o copiare l’indirizzo.',
  pairing_expired: 'Nessun wallet ha risposto in tempo. Creare un nuovo codice per riprovare.',
  unknown:
    'Il wallet non ha dato una risposta chiara. Se c’è stata una conferma nel wallet, il pagamento viene trovato comunque. Guardare nel wallet prima di pagare di nuovo.',
}
