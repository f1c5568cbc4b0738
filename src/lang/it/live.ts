import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Italian. */
export const liveIt: LiveMessages = {
  change: 'Cambia',
  networkCost: 'commissione di circa {fee} · {time}',
  networkHint:
    'Le più economiche e veloci sono in cima. Le commissioni sono quelle che un wallet paga di solito; un exchange può chiederne altre. L’indirizzo è lo stesso su tutte queste reti.',

  qrLink: 'Link di pagamento',
  qrAddress: 'Solo indirizzo',
  qrMode: 'Che cosa contiene il codice',
  qrAddressLabel: 'Codice QR dell’indirizzo di ricezione. Lo stesso indirizzo è scritto accanto.',
  qrLinkHint: 'Scansionare il codice con un wallet. Se non lo capisce, scegliere «Solo indirizzo».',
  qrAddressHint: 'Scansionare il codice, poi inserire l’importo e scegliere la rete {network}.',

  copyAddress: 'Copia indirizzo',
  copyAmount: 'Copia importo',
  addressCopied: 'Indirizzo copiato',
  amountCopied: 'Importo copiato',
  copyFailed: 'Copia non riuscita. Selezionare il testo.',

  checkedWhy:
    'Questo browser ha calcolato l’indirizzo da sé, dal conto del negozio e dall’ordine. Appartiene solo a questo ordine e può pagare solo il negozio.',
  checkedTreasury: 'Conto del negozio',
  checkedToken: 'Contratto USDC su {network}',

  fromExchange: 'Paghi da un exchange?',
  exchangeBlocked:
    'Questo aiuto non è stato caricato. Inviare esattamente l’importo indicato sopra; le commissioni si aggiungono.',
  whyNew: 'Perché questo indirizzo è nuovo?',
  whyNewAnswer:
    'Ogni ordine riceve un indirizzo proprio, così il pagamento viene trovato senza nome né numero. L’indirizzo non ha chiave: può pagare solo il conto del negozio, e chiunque può verificarlo. Resta valido per questo ordine, anche pagando in ritardo o in più parti.',
  whatIfClosed: 'E se chiudo questa pagina?',
  closeHint:
    'Dopo il pagamento è possibile chiudere questa pagina. Il pagamento viene trovato comunque.',

  timeLeft: 'Prezzo valido per',
  part: '{received} USDC ricevuti, mancano {remaining} USDC',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'Il prezzo è valido ancora per {time}.',

  stepWaiting: 'In attesa',
  stepSeen: 'Rilevato',
  stepConfirmed: 'Confermato',
  stepPaid: 'Pagato',
  steps: 'Avanzamento',
  checking: 'Controllo della rete',
  checkingMore: 'Il tempo è scaduto. Il denaro già inviato vale comunque.',
  seen: 'Il pagamento è stato rilevato sulla rete',
  seenMore: 'La rete lo sta confermando. Serve solo un momento.',
  confirmed: 'Il pagamento è confermato sulla blockchain',
  confirmedMore: 'Il negozio viene avvisato.',
  paid: 'Pagamento completato',
  paidMore: 'Grazie. Il negozio ha accettato il pagamento.',
  expired: 'Questo prezzo è scaduto',
  expiredMore:
    'Se il denaro è già stato inviato, non serve fare nulla: vale quando arriva. Altrimenti chiedere un nuovo prezzo.',
  moreTime: 'Più tempo',
  renew: 'Nuovo prezzo',
  canceled: 'Questo ordine è stato annullato',
  canceledMore: 'Non inviare denaro. Se il pagamento è già stato fatto, contattare il negozio.',

  underpaid: 'È arrivata una parte. Inviare il resto allo stesso indirizzo.',
  overpaid: 'È arrivato più dell’importo. Il negozio può restituire la differenza.',
  late: 'Il denaro è arrivato dopo la scadenza del prezzo. Vale comunque per l’ordine.',
  duplicate: 'È arrivato più di un pagamento. Contattare il negozio per quello in più.',
  held: 'Il negozio controlla questo pagamento prima di accettarlo. Non serve fare nulla.',
  order_changed:
    'L’ordine è stato modificato dopo l’apertura di questo pagamento. Il negozio se ne occuperà.',
  reversed:
    'La rete ha annullato un trasferimento. Di solito ritorna da solo. Non pagare di nuovo.',
  wrong_token: 'È arrivato un altro token. Non vale come USDC. Contattare il negozio per riaverlo.',
  wrong_chain:
    'È arrivato denaro su una rete non prevista. È al sicuro: il negozio può ritirarlo. Contattare il negozio.',

  transfers: 'Trasferimenti',
  transfer: '{amount} USDC su {network}',
  confirmations: '{done} conferme su {required}',
  viewOn: 'Vedi su {explorer}',
  newTab: 'si apre in una nuova scheda',
  reconnecting: 'Connessione persa. Nuova connessione in corso… Questo è l’ultimo stato noto.',

  signedOnWay: 'Un pagamento firmato è in corso. Termina da solo alle {time}.',
  signedCancel: 'Annullarlo',
  walletBlocked:
    'La parte del wallet non è stata caricata in modo sicuro e quindi non è stata avviata. Scansionare il codice o copiare l’indirizzo.',
}
