import type { WalletMessages } from '../en/wallet.js'

/** What the wallet part says, in French. */
export const walletFr: WalletMessages = {
  choose: 'Choisissez un wallet',
  browser: 'votre wallet',
  none: 'Aucun wallet n’a été trouvé dans ce navigateur. Scannez le code avec un wallet ou copiez l’adresse.',
  back: 'Retour',
  again: 'Réessayer',
  reaching: 'Préparation de la connexion…',
  pair: 'Scannez ce code avec votre wallet',
  pairOnPhone: 'Ouvrez votre wallet',
  pairLabel: 'QR code pour connecter un wallet',
  pairOther: 'Un autre wallet',
  pairCopy: 'Copier le lien',
  pairCopied: 'Lien copié',
  newCode: 'Nouveau code',
  openIn: 'Ouvrir ce paiement dans votre wallet',
  connecting: 'Connectez-vous dans {wallet}',
  switching: 'Passez à {network} dans {wallet}',
  adding: 'Ajoutez le réseau {network} dans {wallet}',
  confirm: 'Confirmez le paiement dans {wallet}',
  sign: 'Signez le paiement dans {wallet}. La boutique paie les frais de réseau.',
  signed: 'Signé. La boutique l’envoie pour vous.',
  signedMore:
    'Vous n’avez rien d’autre à faire. Le réseau l’affiche en général en moins d’une minute.',
  sent: 'Envoyé. En attente du réseau.',
  sentMore:
    'Votre wallet a envoyé le paiement. Le réseau l’affiche en général en moins d’une minute.',
  ask: 'Un paiement a déjà été transmis à votre wallet',
  askMore:
    'Regardez d’abord dans votre wallet. Ne payez de nouveau que s’il n’indique aucun paiement pour cette commande.',
  askYes: 'Payer de nouveau',
  askNo: 'Ne pas repayer',
  rejected: 'Vous avez refusé dans le wallet. Rien n’a été envoyé.',
  unauthorized:
    'Le wallet ne permet pas à cette page d’utiliser le compte. Connectez-le de nouveau.',
  unsupported: 'Ce wallet ne peut pas le faire. Utilisez plutôt le code ou l’adresse.',
  disconnected: 'Le wallet a perdu la connexion. Ouvrez-le et réessayez.',
  chain_disconnected:
    'Le wallet ne peut pas joindre {network}. Réessayez ou choisissez un autre réseau.',
  chain_missing: 'Le wallet ne connaît pas {network}. Ajoutez-le ou choisissez un autre réseau.',
  chain_not_switched: 'Le wallet est encore sur un autre réseau. Passez à {network}.',
  pending: 'Le wallet vous demande déjà quelque chose. Ouvrez-le et répondez.',
  transaction_rejected: 'Le wallet a refusé la transaction. Rien n’a été envoyé.',
  limited: 'Le wallet est occupé. Attendez un instant et réessayez.',
  method_unsupported:
    'Ce wallet ne peut pas envoyer le paiement. Utilisez plutôt le code ou l’adresse.',
  invalid: 'Le wallet n’a pas accepté la demande. Utilisez plutôt le code ou l’adresse.',
  internal: 'Le wallet signale une erreur interne. Rien n’a été envoyé. Réessayez.',
  calls_unsupported:
    'Ce wallet ne peut pas envoyer le paiement de cette façon. Utilisez le code ou l’adresse.',
  insufficient: 'Votre wallet n’a pas assez d’USDC sur {network} : il manque {missing} USDC.',
  insufficient_unknown: 'Votre wallet n’a pas assez d’USDC sur {network}.',
  insufficient_elsewhere: 'Il en a assez sur {networks} : choisissez ce réseau ci-dessus.',
  no_gas: 'Votre wallet n’a pas assez de {symbol} pour payer les frais de réseau sur {network}.',
  blacklisted: 'L’émetteur de l’USDC a bloqué ce compte. Rien n’a été envoyé.',
  paused: 'L’USDC est suspendu sur {network}. Rien n’a été envoyé. Choisissez un autre réseau.',
  no_wallet:
    'Le wallet n’a pas été trouvé dans ce navigateur. Scannez le code ou copiez l’adresse.',
  relay_refused:
    'La boutique n’a pas pu l’envoyer pour vous et rien n’a été envoyé. Réessayez ou scannez le code.',
  relay_unreachable: 'Cette voie ne répond pas. Scannez le code de paiement ou copiez l’adresse.',
  pairing_expired: 'Aucun wallet n’a répondu à temps. Créez un nouveau code pour réessayer.',
  unknown:
    'Le wallet n’a pas donné de réponse claire. Si vous y avez confirmé, le paiement sera tout de même retrouvé. Regardez dans votre wallet avant de payer de nouveau.',
}
