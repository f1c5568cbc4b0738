import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The time left. On a narrow card its label is only heard, so that the head stays one line. */
export const countdownStyles = (css: Css): CSSResult => css`
  .timer {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding: 0.25rem 0.625rem;
    font-size: 0.8125rem;
    color: var(--muted);
    background: var(--sunken);
    border-radius: 99px;
  }
  .clock {
    font-weight: 650;
    color: var(--text);
    font-variant-numeric: tabular-nums;
  }
  .timer.soon .clock,
  .timer.soon .icon {
    color: var(--warning);
  }
  @container (inline-size < 24rem) {
    .timer-label {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      white-space: nowrap;
      clip-path: inset(50%);
    }
  }
`
