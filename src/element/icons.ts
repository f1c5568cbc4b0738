import { html, svg, type TemplateResult } from 'lit'

const icon = (content: TemplateResult): TemplateResult => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${content}</svg>
`

/** Two sheets. */
export const copyIcon = icon(
  svg`<rect x="9" y="9" width="12" height="12" rx="2"/><path d="M5 15H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v1"/>`,
)

/** A shield with a tick. */
export const shieldIcon = icon(
  svg`<path d="M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6z"/><path d="M8.5 12l2.5 2.5 4.5-5"/>`,
)

/** A tick. */
export const tickIcon = icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`)

/** A wallet. */
export const walletIcon = icon(
  svg`<path d="M19 7V5a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15v12H5a2 2 0 0 1-2-2V6"/><path d="M16.5 14h.01"/>`,
)

/** A triangle with a mark. */
export const warningIcon = icon(svg`<path d="M12 4l9 16H3z"/><path d="M12 10v4M12 17h.01"/>`)

/** A clock. */
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>`)
