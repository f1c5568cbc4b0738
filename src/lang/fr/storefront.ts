import type { StorefrontMessages } from '../en/storefront.js'

/** What the storefront script says around the element, in French. */
export const storefrontFr: StorefrontMessages = {
  noteNetworks: 'Payez en USDC sur {networks}.',
  noteNext: 'Vous passez d’abord la commande. La page suivante affiche l’adresse et un QR code.',

  frameTitle: 'Payer en USDC : montant, adresse et QR code',
  opening: 'Préparation de votre paiement',
  ownAddress: 'L’adresse de votre commande, calculée par cette page elle-même :',
  sameAsFrame:
    'L’adresse ci-dessus doit aussi être écrite ici. Sinon, n’envoyez rien et prévenez la boutique.',
  sameAsPage:
    'L’adresse de la page de paiement doit aussi être écrite ici. Sinon, n’envoyez rien et prévenez la boutique.',
  openPage: 'Ouvrir la page de paiement',

  safeTitle: 'Votre commande est passée et bien conservée',
  safeText:
    'Le paiement n’a pas pu être affiché ici. Réessayez ou payez sur la page de paiement, maintenant ou plus tard.',
  refusedTitle: 'Ce paiement ne peut pas être affiché',
  refusedText:
    'Les données du paiement ne correspondent pas à cette boutique et à cette commande. N’envoyez pas d’argent et prévenez la boutique.',
  retry: 'Réessayer',
  code: 'Code : {code}',
}
