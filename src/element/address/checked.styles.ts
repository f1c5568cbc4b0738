import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The copy buttons, and what was checked below its mark. */
export const checkedStyles = (css: Css): CSSResult => css`
  .copy .note {
    margin-block-start: 0.625rem;
  }
  .checked p {
    margin-block-start: 0.375rem;
    color: var(--muted);
  }
  .checked dt {
    margin-block-start: 0.5rem;
    font-weight: 600;
  }
  .checked dd {
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 0.8125rem;
    color: var(--muted);
  }
`
