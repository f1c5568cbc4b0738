import type { WalletMessages } from '../en/wallet.js'

/** What the wallet part says, in Dutch. */
export const walletNl: WalletMessages = {
  choose: 'Kies een wallet',
  browser: 'uw wallet',
  none: 'Er is geen wallet gevonden in deze browser. Scan de code met een wallet-app of kopieer het adres.',
  back: 'Terug',
  again: 'Opnieuw proberen',
  reaching: 'Verbinding wordt voorbereid…',
  pair: 'Scan deze code met uw wallet-app',
  pairOnPhone: 'Open uw wallet-app',
  pairLabel: 'QR-code om een wallet-app te verbinden',
  pairOther: 'Andere wallet-app',
  pairCopy: 'Link kopiëren',
  pairCopied: 'Link gekopieerd',
  newCode: 'Nieuwe code',
  openIn: 'Open deze betaling in uw wallet-app',
  connecting: 'Maak verbinding in {wallet}',
  switching: 'Schakel over naar {network} in {wallet}',
  adding: 'Voeg het netwerk {network} toe in {wallet}',
  confirm: 'Bevestig de betaling in {wallet}',
  sign: 'Onderteken de betaling in {wallet}. De winkel betaalt de netwerkkosten.',
  signed: 'Ondertekend. De winkel verstuurt de betaling voor u.',
  signedMore:
    'U hoeft verder niets te doen. Het netwerk toont de betaling meestal binnen een minuut.',
  sent: 'Verstuurd. Wachten op het netwerk.',
  sentMore:
    'Uw wallet heeft de betaling verstuurd. Het netwerk toont die meestal binnen een minuut.',
  ask: 'Er is al een betaling aan uw wallet gegeven',
  askMore:
    'Kijk eerst in uw wallet. Betaal alleen opnieuw als die geen betaling voor deze bestelling toont.',
  askYes: 'Opnieuw betalen',
  askNo: 'Niet nog een keer',
  rejected: 'U hebt in de wallet geweigerd. Er is niets verstuurd.',
  unauthorized: 'De wallet staat deze pagina niet toe de rekening te gebruiken. Verbind opnieuw.',
  unsupported: 'Deze wallet kan dat niet. Gebruik de code of het adres.',
  disconnected: 'De wallet heeft geen verbinding meer. Open de wallet en probeer het opnieuw.',
  chain_disconnected:
    'De wallet kan {network} niet bereiken. Probeer het opnieuw of kies een ander netwerk.',
  chain_missing: 'De wallet kent {network} niet. Voeg het daar toe of kies een ander netwerk.',
  chain_not_switched: 'De wallet staat nog op een ander netwerk. Schakel over naar {network}.',
  pending: 'De wallet vraagt u al iets. Open uw wallet en antwoord daar.',
  transaction_rejected: 'De wallet heeft de transactie geweigerd. Er is niets verstuurd.',
  limited: 'De wallet is bezig. Wacht even en probeer het opnieuw.',
  method_unsupported: 'Deze wallet kan de betaling niet versturen. Gebruik de code of het adres.',
  invalid: 'De wallet heeft het verzoek niet aangenomen. Gebruik de code of het adres.',
  internal: 'De wallet meldt een eigen fout. Er is niets verstuurd. Probeer het opnieuw.',
  calls_unsupported: 'Deze wallet kan de betaling zo niet versturen. Gebruik de code of het adres.',
  insufficient: 'Uw wallet heeft te weinig USDC op {network}: er ontbreekt {missing} USDC.',
  insufficient_unknown: 'Uw wallet heeft te weinig USDC op {network}.',
  insufficient_elsewhere: 'Op {networks} is er genoeg: kies hierboven dat netwerk.',
  no_gas: 'Uw wallet heeft te weinig {symbol} voor de netwerkkosten op {network}.',
  blacklisted: 'De uitgever van USDC heeft deze rekening geblokkeerd. Er is niets verstuurd.',
  paused: 'USDC is gepauzeerd op {network}. Er is niets verstuurd. Kies een ander netwerk.',
  no_wallet: 'De wallet is niet gevonden in deze browser. Scan de code of kopieer het adres.',
  relay_refused:
    'De winkel kon de betaling niet voor u versturen en er is niets verstuurd. Probeer het opnieuw of scan de code.',
  relay_unreachable: 'Deze weg reageert niet. Scan de betaalcode of kopieer het adres.',
  pairing_expired:
    'Geen enkele wallet antwoordde op tijd. Maak een nieuwe code om het opnieuw te proberen.',
  unknown:
    'De wallet gaf geen duidelijk antwoord. Als u daar hebt bevestigd, wordt de betaling toch gevonden. Kijk in uw wallet voordat u opnieuw betaalt.',
}
