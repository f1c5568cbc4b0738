import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The switch of what the code contains, and how it is scanned. */
export const codeNotesStyles = (css: Css): CSSResult => css`
  .qr .hint {
    text-align: center;
    font-size: 0.8125rem;
  }
  .code-notes .hint {
    margin-block-start: 0.75rem;
  }
  .segments {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    padding: 3px;
    background: var(--sunken);
    border-radius: var(--small-radius);
  }
  .segment {
    position: relative;
    display: inline-flex;
    cursor: pointer;
    align-items: center;
    justify-content: center;
    min-block-size: 2.125rem;
    padding: 0.25rem 0.375rem;
    font-size: 0.8125rem;
    line-height: 1.2;
    text-align: center;
    color: var(--muted);
    border-radius: calc(var(--small-radius) - 2px);
  }
  .segment:has(:checked) {
    font-weight: 600;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.18);
  }
  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .segment:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`
