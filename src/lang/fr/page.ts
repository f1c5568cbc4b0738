import type { PageMessages } from '../en/page.js'

/** What the hosted pages say beside the words of the element, in French. */
export const pageFr: PageMessages = {
  received: '{amount} USDC reçus jusqu’ici',
  paid: 'Payé. Merci.',
  expired: 'Le temps est écoulé. L’argent qui arrive encore compte pour la commande.',
  canceled: 'La boutique a annulé la commande. N’envoyez pas d’argent.',
  reload: 'Rechargez cette page pour suivre l’avancement.',
  checkingAddress: 'Vérification de l’adresse',

  unknown: 'Ce paiement n’existe pas',
  unknownHint:
    'Le lien est incomplet ou appartient à une autre boutique. Ouvrez-le de nouveau depuis votre commande.',
  findTitle: 'Payer la commande {order}',
  findHint:
    'Saisissez l’adresse e-mail utilisée pour commander. Elle montre que la commande est la vôtre.',
  email: 'Adresse e-mail',
  find: 'Afficher le paiement',
  notFound: 'Il n’y a pas de commande ouverte avec ce numéro et cette adresse e-mail.',
  tooMany: 'Trop d’essais infructueux. Réessayez dans une heure ou demandez à la boutique.',

  receiptBack: 'Retour au paiement',
  receiptNotReady: 'Il n’y a pas encore de reçu',
  receiptNotReadyHint: 'Il sera ici dès que la boutique aura accepté le paiement.',
}
