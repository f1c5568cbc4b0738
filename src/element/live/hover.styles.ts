import type { CSSResult } from 'lit'
import type { Css } from './part.js'

/** What nobody misses before the live part has come: hovering, and forced colours. */
export const hoverStyles = (css: Css): CSSResult => css`
  .button,
  .chip {
    transition:
      background-color 0.15s,
      border-color 0.15s;
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
  .chip:hover {
    border-color: var(--muted);
  }
  fieldset:disabled :is(.chip, input) {
    cursor: default;
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
    .chip:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`
