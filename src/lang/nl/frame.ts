import type { FrameMessages } from '../en/frame.js'

/** What the frame’s page says around the element, in Dutch. */
export const frameNl: FrameMessages = {
  order: 'Bestelling {order}',
  openPage: 'Open deze betaling op een eigen pagina',
  notFramed: 'Deze pagina hoort in de pagina van een winkel. Hier kan niets worden betaald.',
  isolated:
    'Dit kader is afgesloten en van hieruit is geen wallet bereikbaar. Gebruik de betaalpagina van uw bestelling.',
  refused:
    'De gegevens van de betaling horen niet bij deze winkel en deze bestelling. Stuur geen geld en laat het de winkel weten.',
}
