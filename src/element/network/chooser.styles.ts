import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The choice of network, closed to one line and open to a list. */
export const chooserStyles = (css: Css): CSSResult => css`
  .chooser summary {
    cursor: pointer;
    list-style: none;
    border-radius: var(--small-radius);
  }
  .chooser summary::-webkit-details-marker {
    display: none;
  }
  .network :is(p, summary) > .note {
    flex-basis: 100%;
  }
  .change {
    margin-inline-start: auto;
    font-size: 0.875rem;
    text-decoration: underline;
  }
  .choices {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.625rem;
    min-block-size: 2.75rem;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
    cursor: pointer;
  }
  .choice .note {
    margin-inline-start: auto;
  }
  .choice input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .choice:hover {
    background: var(--sunken);
  }
  fieldset:disabled .choice {
    cursor: default;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`
