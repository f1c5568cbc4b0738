import type { LiveMessages } from '../en/live.js'

/** What the live part says, in German. */
export const liveDe: LiveMessages = {
  change: 'Ändern',
  networkCost: 'Gebühr etwa {fee} · {time}',
  networkHint:
    'Die günstigsten und schnellsten stehen oben. Die Gebühren sind das, was eine Wallet üblicherweise zahlt; eine Börse kann andere verlangen. Die Adresse ist in allen diesen Netzwerken dieselbe.',

  qrLink: 'Zahlungslink',
  qrAddress: 'Nur Adresse',
  qrMode: 'Inhalt des Codes',
  qrAddressLabel: 'QR-Code der Empfangsadresse. Daneben steht dieselbe Adresse.',
  qrLinkHint:
    'Scannen Sie ihn mit einer Wallet-App. Wenn sie den Code nicht versteht, wählen Sie „Nur Adresse“.',
  qrAddressHint:
    'Scannen Sie den Code, geben Sie dann den Betrag ein und wählen Sie {network} selbst.',

  copyAddress: 'Adresse kopieren',
  copyAmount: 'Betrag kopieren',
  addressCopied: 'Adresse kopiert',
  amountCopied: 'Betrag kopiert',
  copyFailed: 'Kopieren nicht möglich. Markieren Sie stattdessen den Text.',

  checkedWhy:
    'Dieser Browser hat die Adresse selbst berechnet, aus dem Empfangskonto des Shops und Ihrer Bestellung. Sie gehört nur zu dieser Bestellung und kann nur an den Shop zahlen.',
  checkedTreasury: 'Empfangskonto des Shops',
  checkedToken: 'USDC-Vertrag auf {network}',

  fromExchange: 'Zahlen Sie von einer Börse?',
  exchangeBlocked:
    'Diese Hilfe konnte nicht geladen werden. Senden Sie genau den Betrag oben; Gebühren kommen hinzu.',
  whyNew: 'Warum ist diese Adresse neu?',
  whyNewAnswer:
    'Jede Bestellung erhält eine eigene Adresse, damit Ihre Zahlung ohne Namen und Nummer gefunden wird. Die Adresse hat keinen Schlüssel: Sie kann nur an das Empfangskonto des Shops zahlen, und jeder kann das prüfen. Sie bleibt für diese Bestellung gültig, auch wenn Sie später oder in Teilen zahlen.',
  whatIfClosed: 'Was, wenn ich die Seite schließe?',
  closeHint:
    'Nach dem Bezahlen können Sie diese Seite schließen. Die Zahlung wird trotzdem gefunden.',

  timeLeft: 'Preis gültig für',
  part: '{received} USDC eingegangen, {remaining} USDC offen',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'Der Preis gilt noch {time}.',

  stepWaiting: 'Warten',
  stepSeen: 'Erkannt',
  stepConfirmed: 'Bestätigt',
  stepPaid: 'Bezahlt',
  steps: 'Fortschritt',
  checking: 'Das Netzwerk wird geprüft',
  checkingMore: 'Die Zeit ist abgelaufen. Geld, das Sie schon gesendet haben, zählt trotzdem.',
  seen: 'Ihre Zahlung wurde im Netzwerk erkannt',
  seenMore: 'Das Netzwerk bestätigt sie gerade. Das dauert einen Moment.',
  confirmed: 'Ihre Zahlung ist auf der Blockchain bestätigt',
  confirmedMore: 'Der Shop wird benachrichtigt.',
  paid: 'Zahlung abgeschlossen',
  paidMore: 'Vielen Dank. Der Shop hat Ihre Zahlung angenommen.',
  expired: 'Dieser Preis ist abgelaufen',
  expiredMore:
    'Wenn Sie das Geld schon gesendet haben, tun Sie nichts: Es zählt, sobald es ankommt. Wenn nicht, holen Sie einen neuen Preis.',
  moreTime: 'Mehr Zeit',
  renew: 'Neuen Preis holen',
  canceled: 'Diese Bestellung wurde storniert',
  canceledMore:
    'Bitte senden Sie kein Geld. Wenn Sie schon bezahlt haben, wenden Sie sich an den Shop.',

  underpaid: 'Ein Teil ist angekommen. Bitte senden Sie den Rest an dieselbe Adresse.',
  overpaid: 'Es ist mehr als der Betrag angekommen. Der Shop kann die Differenz erstatten.',
  late: 'Das Geld kam nach Ablauf des Preises. Es zählt trotzdem für Ihre Bestellung.',
  duplicate:
    'Es ist mehr als eine Zahlung angekommen. Wenden Sie sich wegen der zusätzlichen an den Shop.',
  held: 'Der Shop prüft diese Zahlung, bevor er sie annimmt. Sie müssen nichts tun.',
  order_changed:
    'Die Bestellung wurde geändert, nachdem diese Zahlung begonnen hatte. Der Shop kümmert sich darum.',
  reversed:
    'Das Netzwerk hat eine Überweisung zurückgenommen. Meist kommt sie von selbst wieder. Bitte zahlen Sie nicht noch einmal.',
  wrong_token:
    'Ein anderer Token ist angekommen. Er zählt nicht als USDC. Wenden Sie sich an den Shop, um ihn zurückzubekommen.',
  wrong_chain:
    'Geld ist in einem Netzwerk angekommen, das nicht angeboten wurde. Es ist sicher: Der Shop kann es abholen. Wenden Sie sich an ihn.',

  transfers: 'Überweisungen',
  transfer: '{amount} USDC auf {network}',
  confirmations: '{done} von {required} Bestätigungen',
  viewOn: 'Auf {explorer} ansehen',
  newTab: 'öffnet in neuem Tab',
  reconnecting:
    'Verbindung unterbrochen. Sie wird wiederhergestellt … Sie sehen den letzten bekannten Stand.',

  signedOnWay: 'Eine signierte Zahlung ist unterwegs. Sie endet von selbst um {time}.',
  signedCancel: 'Abbrechen',
  walletBlocked:
    'Der Wallet-Teil konnte nicht sicher geladen werden und wurde deshalb nicht gestartet. Scannen Sie den Code oder kopieren Sie die Adresse.',
}
