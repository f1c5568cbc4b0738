import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in Dutch. */
export const storefrontNl: StorefrontMessages = {
  noteNetworks: 'Betaal met USDC op {networks}.',
  noteNext: 'U plaatst eerst de bestelling. De volgende pagina toont het adres en een QR-code.',

  frameTitle: 'Betalen met USDC: bedrag, adres en QR-code',
  opening: 'Uw betaling wordt voorbereid',
  ownAddress: 'Het adres van uw bestelling, door deze pagina zelf berekend:',
  sameAsFrame:
    'Het adres hierboven moet ook hier staan. Zo niet, stuur dan niets en laat het de winkel weten.',
  sameAsPage:
    'Het adres op de betaalpagina moet ook hier staan. Zo niet, stuur dan niets en laat het de winkel weten.',
  openPage: 'Betaalpagina openen',

  safeTitle: 'Uw bestelling is geplaatst en veilig',
  safeText:
    'De betaling kon hier niet worden getoond. Probeer het opnieuw of betaal op de betaalpagina, nu of later.',
  refusedTitle: 'Deze betaling kan niet worden getoond',
  refusedText:
    'De gegevens van de betaling horen niet bij deze winkel en deze bestelling. Stuur geen geld en laat het de winkel weten.',
  retry: 'Opnieuw proberen',
  code: 'Code: {code}',
}
