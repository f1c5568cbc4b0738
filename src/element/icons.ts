import { html, type TemplateResult } from 'lit'

/** Draws an icon's path in the colour of the text. */
export const icon = (path: string): TemplateResult => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>
`

/** A shield with a tick. */
export const shieldIcon = icon(
  'M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
)

/** A wallet. */
export const walletIcon = icon(
  'M19 7V5a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15v12H5a2 2 0 0 1-2-2V6M16.5 14h.01',
)

/** A triangle with a mark. */
export const warningIcon = icon('M12 4l9 16H3zM12 10v4M12 17h.01')
