import type { ReceiptMessages } from '../en/receipt.js'

/** What the receipt part says, in French. */
export const receiptFr: ReceiptMessages = {
  receipt: 'Reçu',
  receiptOrder: 'Commande',
  receiptTotal: 'Total de la commande',
  receiptReceived: 'Montant reçu',
  receiptTime: 'Accepté par la boutique',
  receiptTransfer: 'Transaction sur {network}',
  receiptNewTab: 's’ouvre dans un nouvel onglet',
  receiptSigned: 'Signé par le service de paiement de la boutique',
  receiptSave: 'Enregistrer le reçu',
  receiptPrint: 'Imprimer le reçu',
  receiptFailed: 'Le reçu n’a pas pu être chargé. Votre paiement est terminé.',
  receiptRetry: 'Recharger le reçu',
}
