import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in French. */
export const frameFr: FrameMessages = {
  order: 'Commande {order}',
  openPage: 'Ouvrir ce paiement sur sa propre page',
  notFramed: 'Cette page doit se trouver dans celle d’une boutique. Rien ne peut être payé ici.',
  isolated:
    'Ce cadre est isolé et aucun wallet n’y est accessible. Utilisez la page de paiement de votre commande.',
  refused:
    'Les données du paiement ne correspondent pas à cette boutique et à cette commande. N’envoyez pas d’argent et prévenez la boutique.',
}
