import type { LiveMessages } from '../en/live.js'

/** What the live part says, in Dutch. */
export const liveNl: LiveMessages = {
  change: 'Wijzigen',
  networkCost: 'kosten ongeveer {fee} · {time}',
  networkHint:
    'De goedkoopste en snelste staan bovenaan. De kosten zijn wat een wallet meestal betaalt; een exchange kan andere rekenen. Het adres is op al deze netwerken hetzelfde.',

  qrLink: 'Betaallink',
  qrAddress: 'Alleen adres',
  qrMode: 'Wat de code bevat',
  qrAddressLabel: 'QR-code van het ontvangstadres. Hetzelfde adres staat ernaast.',
  qrLinkHint:
    'Scan de code met een wallet-app. Begrijpt die de code niet, kies dan ‘Alleen adres’.',
  qrAddressHint: 'Scan de code, voer daarna het bedrag in en kies zelf {network}.',

  copyAddress: 'Adres kopiëren',
  copyAmount: 'Bedrag kopiëren',
  addressCopied: 'Adres gekopieerd',
  amountCopied: 'Bedrag gekopieerd',
  copyFailed: 'Kopiëren lukt niet. Selecteer de tekst.',

  checkedWhy:
    'Deze browser heeft het adres zelf berekend, uit de rekening van de winkel en uw bestelling. Het hoort alleen bij deze bestelling en kan alleen de winkel betalen.',
  checkedTreasury: 'Rekening van de winkel',
  checkedToken: 'USDC-contract op {network}',

  fromExchange: 'Betaalt u vanaf een exchange?',
  exchangeBlocked:
    'Deze hulp kon niet worden geladen. Stuur precies het bedrag hierboven; kosten komen erbij.',
  whyNew: 'Waarom is dit adres nieuw?',
  whyNewAnswer:
    'Elke bestelling krijgt een eigen adres, zodat uw betaling zonder naam of nummer wordt gevonden. Het adres heeft geen sleutel: het kan alleen de rekening van de winkel betalen, en iedereen kan dat nagaan. Het blijft van u voor deze bestelling, ook als u later of in delen betaalt.',
  whatIfClosed: 'Wat als ik deze pagina sluit?',
  closeHint: 'U kunt deze pagina sluiten nadat u hebt betaald. De betaling wordt toch gevonden.',

  timeLeft: 'Prijs geldig',
  part: '{received} USDC ontvangen, nog {remaining} USDC te gaan',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'De prijs is nog {time} geldig.',

  stepWaiting: 'Wachten',
  stepSeen: 'Gezien',
  stepConfirmed: 'Bevestigd',
  stepPaid: 'Betaald',
  steps: 'Voortgang',
  checking: 'Het netwerk wordt gecontroleerd',
  checkingMore: 'De tijd is om. Geld dat u al hebt gestuurd, telt nog steeds.',
  seen: 'Uw betaling is gezien op het netwerk',
  seenMore: 'Het netwerk bevestigt de betaling nu. Dit duurt even.',
  confirmed: 'Uw betaling is bevestigd op de blockchain',
  confirmedMore: 'De winkel krijgt bericht.',
  paid: 'Betaling voltooid',
  paidMore: 'Bedankt. De winkel heeft uw betaling geaccepteerd.',
  expired: 'Deze prijs is verlopen',
  expiredMore:
    'Hebt u het geld al gestuurd, doe dan niets: het telt zodra het aankomt. Zo niet, vraag een nieuwe prijs.',
  moreTime: 'Meer tijd',
  renew: 'Nieuwe prijs',
  canceled: 'Deze bestelling is geannuleerd',
  canceledMore: 'Stuur geen geld. Hebt u al betaald, neem dan contact op met de winkel.',

  underpaid: 'Een deel is aangekomen. Stuur de rest naar hetzelfde adres.',
  overpaid: 'Er is meer dan het bedrag aangekomen. De winkel kan het verschil terugbetalen.',
  late: 'Het geld kwam nadat de prijs was verlopen. Het telt toch voor uw bestelling.',
  duplicate:
    'Er is meer dan één betaling aangekomen. Neem contact op met de winkel over de extra betaling.',
  held: 'De winkel bekijkt deze betaling voordat die wordt geaccepteerd. U hoeft niets te doen.',
  order_changed:
    'De bestelling is gewijzigd nadat deze betaling was geopend. De winkel kijkt ernaar.',
  reversed:
    'Het netwerk heeft een overboeking teruggedraaid. Meestal komt die vanzelf terug. Betaal niet nog een keer.',
  wrong_token:
    'Er is een andere token aangekomen. Die telt niet als USDC. Neem contact op met de winkel om die terug te krijgen.',
  wrong_chain:
    'Er is geld aangekomen op een netwerk dat niet werd aangeboden. Het is veilig: de winkel kan het ophalen. Neem contact op met de winkel.',

  transfers: 'Overboekingen',
  transfer: '{amount} USDC op {network}',
  confirmations: '{done} van {required} bevestigingen',
  viewOn: 'Bekijken op {explorer}',
  newTab: 'opent in een nieuw tabblad',
  reconnecting: 'Verbinding verbroken. Opnieuw verbinden… U ziet de laatst bekende stand.',

  signedOnWay: 'Een ondertekende betaling is onderweg. Ze eindigt vanzelf om {time}.',
  signedCancel: 'Annuleren',
  walletBlocked:
    'Het wallet-deel kon niet veilig worden geladen en is daarom niet gestart. Scan de code of kopieer het adres.',
}
