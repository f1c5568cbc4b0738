import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The stepper, what the status adds to "waiting", and the transfers. */
export const statusStyles = (css: Css): CSSResult => css`
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
    list-style: none;
  }
  .strong {
    font-weight: 600;
    color: var(--text);
  }
  .spread {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem 1rem;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .steps li {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 0.375rem;
    font-size: 0.8125rem;
    line-height: 1.3;
    text-align: center;
    color: var(--muted);
  }
  .steps li + li::before {
    content: '';
    position: absolute;
    inset-block-start: 0.6875rem;
    inset-inline: calc(-50% + 0.9375rem) calc(50% + 0.9375rem);
    border-block-start: 2px solid var(--border);
  }
  .steps .done + li::before {
    border-color: var(--success);
  }
  .dot {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    font-size: 0.8125rem;
    border: 2px solid var(--border);
    border-radius: 50%;
  }
  .steps .now,
  .steps .done {
    color: var(--text);
    font-weight: 600;
  }
  .done .dot {
    color: var(--surface);
    background: var(--success);
    border-color: var(--success);
  }
  .now .dot {
    border-color: var(--accent);
  }
  .now .dot::after {
    content: '';
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--accent);
    animation: breathe 1.2s ease-in-out infinite alternate;
  }
  .state.paid {
    justify-items: center;
    gap: 0.25rem;
    padding-block: 0.5rem;
    text-align: center;
  }
  .state.paid .headline {
    display: grid;
    justify-items: center;
    gap: 0.625rem;
    font-size: 1.375rem;
  }
  .seal {
    display: grid;
    place-items: center;
    inline-size: 3.5rem;
    block-size: 3.5rem;
    font-size: 1.625rem;
    color: var(--surface);
    background: var(--success);
    border-radius: 50%;
    animation: pop 0.4s cubic-bezier(0.2, 1.4, 0.5, 1);
  }
  @keyframes pop {
    from {
      scale: 0.4;
      opacity: 0;
    }
  }
  .exceptions {
    display: grid;
    gap: 0.5rem;
    justify-self: stretch;
    margin-block-start: 0.625rem;
    text-align: start;
  }
  .exceptions li {
    display: flex;
    gap: 0.625rem;
    padding: 0.75rem 0.875rem;
    font-size: 0.9375rem;
    background: var(--sunken);
    border-inline-start: 3px solid var(--warning);
    border-radius: var(--small-radius);
  }
  .exceptions .icon {
    margin-block-start: 0.15em;
    color: var(--warning);
  }
  .transfers ul {
    display: grid;
    gap: 0.75rem;
    margin-block-start: 0.5rem;
  }
  .transfers li {
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--border);
    border-radius: var(--small-radius);
  }
  .connection {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    font-size: 0.875rem;
    color: var(--muted);
  }
  .bar {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: 0.5rem;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    background: var(--border);
  }
  .bar::-webkit-progress-bar {
    background: var(--border);
  }
  .bar::-webkit-progress-value {
    background: var(--success);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar::-webkit-progress-value {
      transition: inline-size 0.4s;
    }
  }
  .bar::-moz-progress-bar {
    background: var(--success);
  }
  .spinner {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border: 2px solid var(--border);
    border-block-start-color: var(--accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    .bar {
      --border: Canvas;
      --success: Highlight;
      border: 1px solid CanvasText;
      forced-color-adjust: none;
    }
    .dot,
    .seal {
      border: 2px solid CanvasText;
    }
    .now .dot::after {
      background: CanvasText;
    }
  }
`
