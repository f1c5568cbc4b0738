import { css } from 'lit'

/** The sum and the time left. */
export const amountStyles = css`
  .amount .label {
    font-weight: 500;
    color: var(--muted);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.25em;
    font-size: clamp(2rem, 9cqi, 2.75rem);
    font-weight: 700;
    line-height: 1.15;
    letter-spacing: -0.02em;
    font-variant-numeric: tabular-nums;
  }
  .unit {
    font-size: 0.5em;
    font-weight: 600;
    letter-spacing: 0;
    color: var(--muted);
  }
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
`
