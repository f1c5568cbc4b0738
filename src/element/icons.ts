import { html, type TemplateResult } from 'lit'

const icon = (path: string): TemplateResult => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d=${path}></path></svg>
`

/** Two sheets. */
export const copyIcon = icon(
  'M11 9h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1',
)

/** A shield with a tick. */
export const shieldIcon = icon(
  'M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
)

/** A tick. */
export const tickIcon = icon('M5 12.5l4.5 4.5L19 7.5')

/** A wallet. */
export const walletIcon = icon(
  'M19 7V5a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15v12H5a2 2 0 0 1-2-2V6M16.5 14h.01',
)

/** A triangle with a mark. */
export const warningIcon = icon('M12 4l9 16H3zM12 10v4M12 17h.01')

/** A clock. */
export const clockIcon = icon('M12 3a9 9 0 0 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2')
