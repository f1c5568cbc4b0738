import type { LiveMessages } from '../en/live.js'

/** What the live part says, in French. */
export const liveFr: LiveMessages = {
  change: 'Changer',
  networkCost: 'frais d’environ {fee} · {time}',
  networkHint:
    'Les moins chers et les plus rapides sont en tête. Les frais sont ceux qu’un wallet paie d’habitude ; une plateforme d’échange peut en demander d’autres. L’adresse est la même sur tous ces réseaux.',

  qrLink: 'Lien de paiement',
  qrAddress: 'Adresse seule',
  qrMode: 'Contenu du code',
  qrAddressLabel: 'QR code de l’adresse de réception. La même adresse est écrite à côté.',
  qrLinkHint:
    'Scannez-le avec un wallet. S’il ne comprend pas le code, choisissez « Adresse seule ».',
  qrAddressHint: 'Scannez le code, puis saisissez le montant et choisissez {network} vous-même.',

  copyAddress: 'Copier l’adresse',
  copyAmount: 'Copier le montant',
  addressCopied: 'Adresse copiée',
  amountCopied: 'Montant copié',
  copyFailed: 'Copie impossible. Sélectionnez plutôt le texte.',

  checkedWhy:
    'Ce navigateur a calculé l’adresse lui-même, à partir du compte de la boutique et de votre commande. Elle appartient à cette seule commande et ne peut payer que la boutique.',
  checkedTreasury: 'Compte de la boutique',
  checkedToken: 'Contrat USDC sur {network}',

  fromExchange: 'Vous payez depuis un exchange ?',
  exchangeBlocked:
    'Cette aide n’a pas pu être chargée. Envoyez exactement le montant ci-dessus ; les frais s’y ajoutent.',
  whyNew: 'Pourquoi une nouvelle adresse ?',
  whyNewAnswer:
    'Chaque commande a sa propre adresse : votre paiement est ainsi retrouvé sans nom ni numéro. L’adresse n’a pas de clé : elle ne peut payer que le compte de la boutique, et chacun peut le vérifier. Elle reste la vôtre pour cette commande, même si vous payez en retard ou en plusieurs fois.',
  whatIfClosed: 'Et si je ferme cette page ?',
  closeHint:
    'Vous pouvez fermer cette page après avoir payé. Le paiement sera tout de même retrouvé.',

  timeLeft: 'Prix valable',
  part: '{received} USDC reçus, encore {remaining} USDC à payer',
  rate: '1 USDC = {rate} {currency} · {source}, {time}',
  timeLeftAnnounced: 'Le prix est valable encore {time}.',

  stepWaiting: 'En attente',
  stepSeen: 'Détecté',
  stepConfirmed: 'Confirmé',
  stepPaid: 'Payé',
  steps: 'Progression',
  checking: 'Vérification du réseau',
  checkingMore: 'Le temps est écoulé. L’argent déjà envoyé compte toujours.',
  seen: 'Votre paiement est visible sur le réseau',
  seenMore: 'Le réseau le confirme. Cela prend un instant.',
  confirmed: 'Votre paiement est confirmé sur la blockchain',
  confirmedMore: 'La boutique est prévenue.',
  paid: 'Paiement terminé',
  paidMore: 'Merci. La boutique a accepté votre paiement.',
  expired: 'Ce prix a expiré',
  expiredMore:
    'Si vous avez déjà envoyé l’argent, ne faites rien : il comptera à son arrivée. Sinon, demandez un nouveau prix.',
  moreTime: 'Plus de temps',
  renew: 'Nouveau prix',
  canceled: 'Cette commande a été annulée',
  canceledMore: 'N’envoyez pas d’argent. Si vous avez déjà payé, contactez la boutique.',

  underpaid: 'Une partie est arrivée. Envoyez le reste à la même adresse.',
  overpaid: 'Le montant reçu est trop élevé. La boutique peut rendre la différence.',
  late: 'L’argent est arrivé après l’expiration du prix. Il compte tout de même pour votre commande.',
  duplicate:
    'Plusieurs paiements sont arrivés. Contactez la boutique au sujet du paiement en trop.',
  held: 'La boutique examine ce paiement avant de l’accepter. Vous n’avez rien à faire.',
  order_changed:
    'La commande a été modifiée après l’ouverture de ce paiement. La boutique va s’en occuper.',
  reversed:
    'Le réseau a annulé un transfert. En général, il revient de lui-même. Ne payez pas une seconde fois.',
  wrong_token:
    'Un autre jeton est arrivé. Il ne compte pas comme USDC. Contactez la boutique pour le récupérer.',
  wrong_chain:
    'De l’argent est arrivé sur un réseau qui n’était pas proposé. Il est en sûreté : la boutique peut le récupérer. Contactez-la.',

  transfers: 'Transferts',
  transfer: '{amount} USDC sur {network}',
  confirmations: '{done} confirmations sur {required}',
  viewOn: 'Voir sur {explorer}',
  newTab: 's’ouvre dans un nouvel onglet',
  reconnecting: 'Connexion perdue. Reconnexion… Vous voyez le dernier état connu.',

  signedOnWay: 'Un paiement signé est en route. Il prend fin de lui-même à {time}.',
  signedCancel: 'L’annuler',
  walletBlocked:
    'La partie wallet n’a pas pu être chargée en toute sécurité et n’a donc pas été lancée. Scannez le code ou copiez l’adresse.',
}
