import type { WalletMessages } from '../en/wallet.js'

/** What the wallet part says, in German. */
export const walletDe: WalletMessages = {
  choose: 'Wählen Sie eine Wallet',
  browser: 'Ihrer Wallet',
  none: 'In diesem Browser wurde keine Wallet gefunden. Scannen Sie den Code mit einer Wallet-App oder kopieren Sie die Adresse.',
  back: 'Zurück',
  again: 'Erneut versuchen',
  reaching: 'Verbindung wird vorbereitet …',
  pair: 'Scannen Sie diesen Code mit Ihrer Wallet-App',
  pairOnPhone: 'Öffnen Sie Ihre Wallet-App',
  pairLabel: 'QR-Code zum Verbinden einer Wallet-App',
  pairOther: 'Andere Wallet-App',
  pairCopy: 'Link kopieren',
  pairCopied: 'Link kopiert',
  newCode: 'Neuer Code',
  openIn: 'Diese Zahlung in Ihrer Wallet-App öffnen',
  connecting: 'In {wallet} verbinden',
  switching: 'In {wallet} zu {network} wechseln',
  adding: 'Das Netzwerk {network} in {wallet} hinzufügen',
  confirm: 'Die Zahlung in {wallet} bestätigen',
  sign: 'Signieren Sie die Zahlung in {wallet}. Der Shop zahlt die Netzwerkgebühr.',
  signed: 'Signiert. Der Shop sendet sie für Sie.',
  signedMore: 'Sie müssen nichts weiter tun. Das Netzwerk zeigt sie meist innerhalb einer Minute.',
  sent: 'Gesendet. Warten auf das Netzwerk.',
  sentMore:
    'Ihre Wallet hat die Zahlung gesendet. Das Netzwerk zeigt sie meist innerhalb einer Minute.',
  ask: 'Ihrer Wallet wurde bereits eine Zahlung übergeben',
  askMore:
    'Sehen Sie zuerst in Ihrer Wallet nach. Zahlen Sie nur dann noch einmal, wenn sie keine Zahlung für diese Bestellung zeigt.',
  askYes: 'Noch einmal zahlen',
  askNo: 'Nicht noch einmal',
  rejected: 'Sie haben in der Wallet abgelehnt. Es wurde nichts gesendet.',
  unauthorized:
    'Die Wallet erlaubt dieser Seite nicht, das Konto zu nutzen. Verbinden Sie sie erneut.',
  unsupported: 'Diese Wallet kann das nicht. Nutzen Sie stattdessen den Code oder die Adresse.',
  disconnected:
    'Die Wallet hat die Verbindung verloren. Öffnen Sie sie und versuchen Sie es erneut.',
  chain_disconnected:
    'Die Wallet erreicht {network} nicht. Versuchen Sie es erneut oder wählen Sie ein anderes Netzwerk.',
  chain_missing:
    'Die Wallet kennt {network} nicht. Fügen Sie es dort hinzu oder wählen Sie ein anderes Netzwerk.',
  chain_not_switched:
    'Die Wallet ist noch in einem anderen Netzwerk. Wechseln Sie dort zu {network}.',
  pending:
    'In der Wallet wartet bereits eine Anfrage. Öffnen Sie Ihre Wallet und antworten Sie dort.',
  transaction_rejected: 'Die Wallet hat die Transaktion abgelehnt. Es wurde nichts gesendet.',
  limited: 'Die Wallet ist beschäftigt. Warten Sie einen Moment und versuchen Sie es erneut.',
  method_unsupported:
    'Diese Wallet kann die Zahlung nicht senden. Nutzen Sie stattdessen den Code oder die Adresse.',
  invalid:
    'Die Wallet hat die Anfrage nicht angenommen. Nutzen Sie stattdessen den Code oder die Adresse.',
  internal:
    'Die Wallet meldet einen eigenen Fehler. Es wurde nichts gesendet. Versuchen Sie es erneut.',
  calls_unsupported:
    'Diese Wallet kann die Zahlung so nicht senden. Nutzen Sie den Code oder die Adresse.',
  insufficient: 'Ihre Wallet enthält zu wenig USDC auf {network}: Es fehlen {missing} USDC.',
  insufficient_unknown: 'Ihre Wallet enthält zu wenig USDC auf {network}.',
  insufficient_elsewhere: 'Auf {networks} reicht es: Wählen Sie oben dieses Netzwerk.',
  no_gas: 'Ihre Wallet enthält zu wenig {symbol} für die Netzwerkgebühr auf {network}.',
  blacklisted: 'Der Herausgeber von USDC hat dieses Konto gesperrt. Es wurde nichts gesendet.',
  paused:
    'USDC ist auf {network} angehalten. Es wurde nichts gesendet. Wählen Sie ein anderes Netzwerk.',
  no_wallet:
    'Die Wallet wurde in diesem Browser nicht gefunden. Scannen Sie den Code oder kopieren Sie die Adresse.',
  relay_refused:
    'Der Shop konnte die Zahlung nicht für Sie senden, und es wurde nichts gesendet. Versuchen Sie es erneut oder scannen Sie den Code.',
  relay_unreachable:
    'Dieser Weg antwortet nicht. Scannen Sie den Zahlungscode oder kopieren Sie die Adresse.',
  pairing_expired:
    'Keine Wallet hat rechtzeitig geantwortet. Erstellen Sie einen neuen Code, um es erneut zu versuchen.',
  unknown:
    'Die Wallet hat keine klare Antwort gegeben. Falls Sie dort bestätigt haben, wird die Zahlung trotzdem gefunden. Sehen Sie in Ihrer Wallet nach, bevor Sie noch einmal zahlen.',
}
