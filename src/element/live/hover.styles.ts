import type { CSSResult } from 'lit'
import type { Css } from './part.js'

/** What nobody misses before the live part has come: hovering, a focused card, forced colours and more contrast. */
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
  :is(.base, input, select):focus-visible,
  label:has(input:focus-visible) {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  label input:focus-visible {
    outline: none;
  }
  @media (prefers-contrast: more) {
    .base {
      --muted: var(--text);
      --border: var(--text);
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonBorder;
    }
  }
`
