import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** Questions, each one line until it is opened. */
export const helpStyles = (css: Css): CSSResult => css`
  .question summary {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 2rem;
    font-size: 0.875rem;
    cursor: pointer;
    list-style: none;
    border-radius: 4px;
  }
  .question summary::-webkit-details-marker {
    display: none;
  }
  .question summary::before {
    content: '';
    flex: none;
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    margin-inline: 0.1875rem 0.25rem;
    border: solid var(--muted);
    border-width: 0 2px 2px 0;
    rotate: -45deg;
    transition: rotate 0.15s;
  }
  .question summary:dir(rtl)::before {
    rotate: 135deg;
  }
  .question[open] summary::before {
    rotate: 45deg;
  }
  .question summary span {
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }
  .question > :not(summary) {
    padding-block: 0.25rem 0.75rem;
    padding-inline-start: 1.375rem;
  }
`
