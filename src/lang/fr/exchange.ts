import type { ExchangeMessages } from '../en/exchange.js'

/** What the part for payers from an exchange says, in French. */
export const exchangeFr: ExchangeMessages = {
  refundTitle: 'D’abord : où envoyer un remboursement ?',
  refundWhy:
    'Une plateforme d’échange envoie depuis une adresse qui n’est pas la vôtre : rien ne peut donc y être rendu. Indiquez une adresse de votre propre wallet, sur l’un de ces réseaux.',
  refundLabel: 'Votre propre adresse USDC',
  refundSave: 'Enregistrer',
  refundSaving: 'Enregistrement',
  refundSkip: 'Je n’en ai pas',
  refundSaved: 'Les remboursements iront à {address}.',
  refundSkipped: 'Sans adresse, demandez un remboursement à la boutique.',
  refundChange: 'Changer',
  refund_invalid: 'Ce n’est pas une adresse. Elle commence par 0x et compte 42 caractères.',
  refund_checksum: 'Cette adresse contient une faute de frappe. Copiez-la de nouveau.',
  refund_refused:
    'Cette adresse appartient à la boutique ou au paiement. Indiquez l’une des vôtres.',
  refund_failed: 'L’enregistrement a échoué. Réessayez dans un instant.',
  exchange: 'Votre plateforme',
  other: 'Une autre',
  network: 'Choisissez-y ce réseau',
  networkOther: 'Choisissez-y le réseau {network}. Tout autre nom désigne un autre réseau.',
  fee: 'Frais affichés par la plateforme, en USDC',
  feeOdd: 'Écrivez les frais en chiffres, par exemple 0,5.',
  deducted: 'Elle déduit les frais du montant que je saisis',
  enter: 'Saisissez-y ce montant',
  arrives: '{amount} USDC arriveront, comme il se doit.',
  copy: 'Copier',
  copied: 'Copié',
  minimum:
    'Beaucoup de plateformes n’envoient pas moins de 5 à 20 USDC. Si la vôtre refuse {amount} USDC, payez plutôt depuis un wallet.',
  afterwards:
    'Une plateforme peut avoir besoin de quelques minutes ou vous demander d’abord une confirmation par e-mail.',
}
