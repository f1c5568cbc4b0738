import type { DocumentMessages } from '../en/document.js'

/** What the document of a receipt says, in French. */
export const documentFr: DocumentMessages = {
  title: 'Reçu',
  order: 'Commande {order}',
  paid: 'Payé',
  testNetwork: 'Réseau de test : aucun argent réel n’a été payé.',
  received: 'Montant reçu',
  orderTotal: 'Total de la commande',
  rate: 'Taux de change',
  due: 'Montant dû',
  paidAt: 'Accepté par la boutique',
  payment: 'Paiement',
  transfers: 'Transferts',
  network: 'Réseau',
  time: 'Heure',
  transaction: 'Transaction',
  token: 'Contrat USDC',
  receiver: 'Adresse de la commande',
  treasury: 'Compte de la boutique',
  signature: 'Signature',
  signatureHint:
    'Ce reçu est signé. Il montre que le service de paiement de la boutique l’a émis ; ce n’est pas une facture. Comparez l’empreinte avec celle que la boutique publie.',
  signedBy: 'Signé par',
  fingerprint: 'Empreinte de la clé',
  check: 'Vérifier hors ligne',
  shopKey: '<empreinte de la boutique>',
  signedText: 'Le texte signé',
}
