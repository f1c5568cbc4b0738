import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in Dutch. */
export const exchangeNl: ExchangeMessages = {
  refundTitle: 'Eerst: waar moet een terugbetaling heen?',
  refundWhy:
    'Een exchange stuurt vanaf een adres dat niet van u is, dus daarheen kan niets worden teruggestuurd. Geef een adres van uw eigen wallet, op een van deze netwerken.',
  refundLabel: 'Uw eigen USDC-adres',
  refundSave: 'Opslaan',
  refundSaving: 'Wordt opgeslagen',
  refundSkip: 'Ik heb er geen',
  refundSaved: 'Terugbetalingen gaan naar {address}.',
  refundSkipped: 'Zonder adres vraagt u de winkel om een terugbetaling.',
  refundChange: 'Wijzigen',
  refund_invalid: 'Dit is geen adres. Het begint met 0x en heeft 42 tekens.',
  refund_checksum: 'Dit adres bevat een typefout. Kopieer het opnieuw.',
  refund_refused: 'Dit adres is van de winkel of van de betaling. Geef een adres van uzelf.',
  refund_failed: 'Het kon niet worden opgeslagen. Probeer het zo nog eens.',
  exchange: 'Uw exchange',
  other: 'Een andere',
  network: 'Kies daar dit netwerk',
  networkOther: 'Kies daar het netwerk {network}. Elke andere naam is een ander netwerk.',
  fee: 'Kosten die de exchange toont, in USDC',
  feeOdd: 'Schrijf de kosten als getal, bijvoorbeeld 0,5.',
  deducted: 'De kosten gaan van het bedrag af dat ik invoer',
  enter: 'Voer daar dit bedrag in',
  arrives: 'Er komt {amount} USDC aan, zoals het hoort.',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  minimum:
    'Veel exchanges sturen niet minder dan 5 tot 20 USDC. Weigert die van u {amount} USDC, betaal dan met een wallet.',
  afterwards:
    'Een exchange heeft soms enkele minuten nodig of vraagt u eerst per e-mail te bevestigen.',
}
