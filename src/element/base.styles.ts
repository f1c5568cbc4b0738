import { css } from 'lit'

/** The card, its type, and the small things that all parts use. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: 44rem;
    container-type: inline-size;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .base {
    display: grid;
    gap: 1.25rem;
    padding: clamp(1rem, 5cqi, 1.75rem);
    font-size: 1rem;
    line-height: 1.5;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    overflow-wrap: anywhere;
    text-align: start;
  }
  :host([density='compact']) .base {
    gap: 0.875rem;
    padding: 0.875rem;
    font-size: 0.9375rem;
  }
  .base > * {
    min-inline-size: 0;
  }
  h2,
  h3,
  p {
    margin: 0;
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    /* As tall as the time left, which comes later. */
    min-block-size: 1.75rem;
  }
  .logo {
    block-size: 1.75rem;
    max-inline-size: 40%;
    object-fit: contain;
  }
  .head h2 {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .state {
    display: grid;
    gap: 0.125rem;
  }
  .headline {
    font-size: 1.0625rem;
    font-weight: 650;
    line-height: 1.35;
  }
  /* Kept free until the live part draws the stepper: nothing jumps. */
  .steps {
    min-block-size: 2.9375rem;
  }
  .label {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.4;
  }
  .note,
  .hint,
  .more {
    font-size: 0.875rem;
    color: var(--muted);
  }
  .link {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  .icon {
    flex: none;
    inline-size: 1.15em;
    block-size: 1.15em;
    vertical-align: -0.2em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.875rem;
    font: inherit;
    font-size: 0.9375rem;
    font-weight: 600;
    color: var(--text);
    background: var(--surface);
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
    cursor: pointer;
  }
  .button.primary {
    inline-size: 100%;
    min-block-size: 3.125rem;
    font-size: 1rem;
    color: var(--on-accent);
    background: var(--accent);
    border-color: transparent;
  }
  :is(button, a, summary):focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .notice {
    padding: 0.75rem 0.875rem;
    background: var(--sunken);
    border-inline-start: 3px solid var(--warning);
    border-radius: var(--small-radius);
    font-size: 0.9375rem;
  }
  .error {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
  }
  .error .headline .icon {
    color: var(--danger);
  }
  .skeleton {
    min-block-size: 16rem;
    border-radius: var(--small-radius);
    background: var(--sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    from {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`
