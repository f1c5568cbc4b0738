import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in German. */
export const coreDe: CoreMessages = {
  title: 'Mit USDC bezahlen',
  orderTotal: 'Bestellung {order} · gesamt {total}',
  toPay: 'Zu zahlen',

  opening: 'Ihre Zahlung wird vorbereitet',
  network: 'Netzwerk',

  qrLinkLabel: 'QR-Code: {amount} USDC auf {network} zahlen',
  openLink: 'In Wallet-App öffnen',

  addressTitle: 'USDC an diese Adresse senden',
  sendExactly: 'Senden Sie genau {amount} USDC auf {network}.',
  checked: 'Adresse in diesem Browser geprüft',

  waiting: 'Warten auf Ihre Zahlung',
  waitingMore: 'Diese Seite verfolgt das Netzwerk und aktualisiert sich selbst.',

  walletButton: 'Mit Wallet bezahlen',
  walletOr: 'oder mit Code oder Adresse',
  walletLoading: 'Wird geladen',
}

/** What the core says once money came or something is in the way, in German. */
export const troubleDe: TroubleMessages = {
  stillToPay: 'Noch zu zahlen',
  paidAmount: 'Eingegangen',

  liveBlocked:
    'Der Status lässt sich hier nicht verfolgen: Ein Teil dieser Seite konnte nicht sicher geladen werden und wurde deshalb nicht gestartet. Eine Zahlung an die Adresse dieser Bestellung wird trotzdem gefunden. Laden Sie die Seite neu, um den Status zu sehen.',

  errorTitle: 'Diese Zahlung kann nicht angezeigt werden',
  errorRefused:
    'Die Angaben zur Zahlung passen nicht zu diesem Shop und dieser Bestellung, deshalb wird nichts angezeigt. Bitte senden Sie kein Geld und informieren Sie den Shop.',
  errorUnreachable: 'Der Zahlungsdienst antwortet nicht. Neuer Versuch läuft.',
  errorFailed:
    'USDC ist für diese Bestellung nicht verfügbar. Bitte wählen Sie eine andere Zahlungsart.',
  errorSetup: 'Diese Zahlung ist nicht vollständig eingerichtet. Bitte informieren Sie den Shop.',
  errorCode: 'Code: {code}',
  retry: 'Erneut versuchen',
}
