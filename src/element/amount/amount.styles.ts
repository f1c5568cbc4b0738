import { css } from 'lit'

/** The sum. */
export const amountStyles = css`
  .amount .label {
    font-weight: 500;
    color: var(--muted);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    /* Its own direction, at the side where the card's lines begin. */
    inline-size: fit-content;
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
`
