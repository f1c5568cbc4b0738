import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The form of payers from an exchange. */
export const exchangeStyles = (css: Css): CSSResult => css`
  .refund,
  .withdrawal {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .withdrawal {
    margin-block-start: 0.75rem;
  }
  .withdrawal .label:not(:first-child) {
    margin-block-start: 0.375rem;
  }
  .text {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    font: inherit;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--muted);
    border-radius: var(--small-radius);
  }
  #refund-address {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 0.875rem;
  }
  .text[aria-invalid='true'] {
    border-color: var(--danger);
  }
  .problem {
    color: var(--danger);
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
    font-size: 0.9375rem;
    cursor: pointer;
  }
  .check input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .exact {
    font-weight: 650;
    color: var(--text);
  }
  .result {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.625rem;
    font-size: 1.125rem;
  }
  .withdrawal [role='status'] {
    inline-size: 100%;
    padding: 0.75rem 0.875rem;
    background: var(--sunken);
    border-radius: var(--small-radius);
  }
`
