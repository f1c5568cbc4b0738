import type { CoreMessages, TroubleMessages } from '../en/core.js'

/** What the core says beside address and code, in French. */
export const coreFr: CoreMessages = {
  title: 'Payer en USDC',
  orderTotal: 'Commande {order} · total {total}',
  toPay: 'À payer',

  opening: 'Préparation de votre paiement',
  network: 'Réseau',

  qrLinkLabel: 'QR code pour payer {amount} USDC sur {network}',
  openLink: 'Ouvrir dans un wallet',

  addressTitle: 'Envoyez des USDC à cette adresse',
  sendExactly: 'Envoyez exactement {amount} USDC sur {network}.',
  checked: 'Adresse vérifiée dans ce navigateur',

  waiting: 'En attente de votre paiement',
  waitingMore: 'Cette page suit le réseau et se met à jour seule.',

  walletButton: 'Payer par wallet',
  walletOr: 'ou payez par code ou adresse',
  walletLoading: 'Chargement',
}

/** What the core says once money came or something is in the way, in French. */
export const troubleFr: TroubleMessages = {
  stillToPay: 'Reste à payer',
  paidAmount: 'Reçu',

  liveBlocked:
    'Le statut ne peut pas être suivi ici : une partie de cette page n’a pas pu être chargée en toute sécurité et n’a donc pas été lancée. Un paiement à l’adresse de cette commande sera tout de même retrouvé. Rechargez la page pour voir son statut.',

  errorTitle: 'Ce paiement ne peut pas être affiché',
  errorRefused:
    'Les données du paiement ne correspondent pas à cette boutique et à cette commande, donc rien n’est affiché. N’envoyez pas d’argent et prévenez la boutique.',
  errorUnreachable: 'Le service de paiement ne répond pas. Nouvel essai en cours.',
  errorFailed:
    'L’USDC n’est pas disponible pour cette commande. Choisissez un autre moyen de paiement.',
  errorSetup: 'Ce paiement n’est pas entièrement configuré. Prévenez la boutique.',
  errorCode: 'Code : {code}',
  retry: 'Réessayer',
}
