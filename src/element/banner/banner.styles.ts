import { css } from 'lit'

/**
 * The sandbox's banner. A page reaches into a card by inherited properties, custom properties, parts
 * and its own rules for the element; none of them takes the banner away and leaves the rest: it inherits
 * nothing, uses no custom property, is no part, and an important rule in here wins over one out there.
 */
export const bannerStyles = css`
  :host {
    isolation: isolate !important;
    overflow: visible !important;
    contain: none !important;
    content-visibility: visible !important;
    clip: auto !important;
    clip-path: none !important;
    mask: none !important;
  }
  :host::before,
  :host::after {
    content: none !important;
  }
  /* What is slotted stays in the card, and the card below the banner. */
  .base {
    position: relative !important;
    z-index: 0 !important;
    isolation: isolate !important;
  }
  .sandbox {
    all: initial;
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    flex: none;
    justify-content: center;
    gap: 0 0.75em;
    box-sizing: border-box;
    min-inline-size: 12rem;
    margin-block-end: 0.5rem;
    padding: 0.4rem 0.875rem;
    font: 600 0.875rem / 1.5 system-ui, sans-serif;
    text-align: center;
    overflow-wrap: anywhere;
    color: #201600;
    background: #ffd24a;
    border: 2px dashed #7a5600;
    border-radius: 9px;
  }
  .sandbox a {
    color: inherit;
    min-block-size: 1.5rem;
    text-underline-offset: 0.2em;
  }
  .sandbox a:focus-visible {
    outline: 3px solid #201600;
    outline-offset: 2px;
  }
`
