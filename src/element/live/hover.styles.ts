import type { CSSResult } from 'lit'
import type { Css } from './part.js'

/** What nobody misses before the live part has come: hovering, and forced colours. */
export const hoverStyles = (css: Css): CSSResult => css`
  .button {
    transition:
      background-color 0.15s,
      border-color 0.15s;
  }
  .plain {
    padding: 0.25rem;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    text-decoration: underline;
    cursor: pointer;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .button:not(.primary):hover {
    background: var(--sunken);
    border-color: var(--muted);
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }
  .button.quiet {
    background: transparent;
    border-color: transparent;
  }
  .button.quiet:hover {
    border-color: transparent;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
  }
`
