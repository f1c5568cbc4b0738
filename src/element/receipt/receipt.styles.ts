import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The receipt in the card. */
export const receiptStyles = (css: Css): CSSResult => css`
  .receipt {
    display: grid;
    gap: 0.875rem;
    padding: 1rem;
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
  }
  .receipt dl,
  .receipt dd {
    margin: 0;
    min-inline-size: 0;
  }
  .receipt dl {
    display: grid;
    gap: 0.5rem;
    font-size: 0.9375rem;
  }
  .receipt dl > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 0.125rem 1rem;
  }
  .receipt dt {
    color: var(--muted);
  }
  .receipt dd {
    font-variant-numeric: tabular-nums;
  }
  .receipt code {
    font: 0.8125rem/1.6 ui-monospace, monospace;
  }
  .receipt .signed {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--success);
  }
  .receipt .row .button {
    flex: 1 1 10rem;
    text-decoration: none;
  }
  @container (max-inline-size: 26rem) {
    .receipt dl > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

/** The receipt on paper: black on white, whatever the page looks like. */
export const paperStyles = `
  :root { color-scheme: light }
  @page { margin: 18mm }
  body { margin: 0; font: 11pt/1.5 system-ui, sans-serif; color: #000; background: #fff }
  h3 { font-size: 20pt; margin: 0 0 12pt }
  dl, dd, p { margin: 0 }
  dl > div { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 12pt; padding-block: 5pt; border-block-end: 1px solid #ccc; break-inside: avoid }
  dt { color: #333 }
  dd, code { overflow-wrap: anywhere }
  code { font: 9pt/1.6 ui-monospace, monospace }
  a { color: inherit }
  svg { inline-size: 1em; block-size: 1em; vertical-align: -0.15em }
  .signed { margin-block-start: 12pt; font-weight: 600 }
  .row, .hidden { display: none }
`
