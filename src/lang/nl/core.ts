import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in Dutch. */
export const coreNl: CoreMessages = {
  title: 'Betalen met USDC',
  orderTotal: 'Bestelling {order} · totaal {total}',
  toPay: 'Te betalen',

  opening: 'Uw betaling wordt voorbereid',
  network: 'Netwerk',

  qrLinkLabel: 'QR-code om {amount} USDC op {network} te betalen',
  openLink: 'Openen in een wallet',

  addressTitle: 'Stuur USDC naar dit adres',
  sendExactly: 'Stuur precies {amount} USDC op {network}.',
  checked: 'Adres gecontroleerd in deze browser',

  waiting: 'Wachten op uw betaling',
  waitingMore: 'Deze pagina volgt het netwerk en werkt zichzelf bij.',

  walletButton: 'Met wallet betalen',
  walletOr: 'of betaal met code of adres',
  walletLoading: 'Laden',
}

/** What the core says once money came or something is in the way, in Dutch. */
export const troubleNl: TroubleMessages = {
  stillToPay: 'Nog te betalen',
  paidAmount: 'Ontvangen',

  liveBlocked:
    'De status kan hier niet worden gevolgd: een deel van deze pagina kon niet veilig worden geladen en is daarom niet gestart. Een betaling naar het adres van deze bestelling wordt toch gevonden. Laad de pagina opnieuw om de status te zien.',

  errorTitle: 'Deze betaling kan niet worden getoond',
  errorRefused:
    'De gegevens van de betaling horen niet bij deze winkel en deze bestelling, daarom wordt er niets getoond. Stuur geen geld en laat het de winkel weten.',
  errorUnreachable: 'De betaaldienst reageert niet. Er wordt opnieuw geprobeerd.',
  errorFailed: 'USDC is niet beschikbaar voor deze bestelling. Kies een andere betaalwijze.',
  errorSetup: 'Deze betaling is niet volledig ingesteld. Laat het de winkel weten.',
  errorCode: 'Code: {code}',
  retry: 'Opnieuw proberen',
}
