import { css } from 'lit'

/** The part that is shown while money is awaited: wallet, network, QR code and address. */
export const payStyles = css`
  .pay {
    display: grid;
    gap: 1.25rem;
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--border);
  }
  .ways {
    display: grid;
    gap: 1.25rem;
  }
  @container (inline-size >= 34rem) {
    :host(:not([layout='compact'])) .ways {
      grid-template-columns: var(--qr) minmax(0, 1fr);
      gap: 1.75rem;
    }
  }
  /* One line, also before the live part makes a choice of it. */
  .network > p,
  .network summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625rem;
    min-block-size: 3rem;
  }
  .qr {
    display: grid;
    gap: 0.75rem;
    justify-items: center;
    align-content: start;
  }
  .code {
    inline-size: min(100%, var(--qr));
    aspect-ratio: 1;
    background: #fff;
    box-shadow: 0 0 0 1px var(--border);
    border-radius: var(--small-radius);
    forced-color-adjust: none;
  }
  /* Kept free for what comes with the live part. */
  .code-notes {
    min-block-size: 6.90625rem;
    inline-size: min(100%, var(--qr));
  }
  [part='status']:has(.notice) ~ .pay .code-notes {
    display: none;
  }
  .open-link {
    font-size: 0.8125rem;
    display: block;
    padding-block: 0.25rem;
    color: var(--text);
  }
  .address {
    display: grid;
    gap: 0.625rem;
    align-content: start;
  }
  .exactly {
    font-size: 0.9375rem;
  }
  .groups {
    display: grid;
    grid-template-columns: repeat(6, auto);
    justify-content: start;
    gap: 0.125rem clamp(0.4rem, 2cqi, 0.75rem);
    padding: 0.75rem 0.875rem;
    font-family: ui-monospace, Menlo, Consolas, monospace;
    font-size: 1rem;
    line-height: 1.6;
    background: var(--sunken);
    border-radius: var(--small-radius);
    user-select: all;
  }
  /* The 0x stands before both rows of five groups. */
  .groups > :nth-child(2) {
    grid-row: span 2;
    color: var(--muted);
  }
  .copy .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11.5rem), 1fr));
  }
  /* The places of the buttons, until they come. */
  .copy .row > span {
    min-block-size: 2.75rem;
  }
  .checked {
    font-size: 0.875rem;
  }
  .checked summary {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 1.75rem;
    font-weight: 600;
    color: var(--success);
    border-radius: 4px;
    cursor: pointer;
  }
  .checked summary::-webkit-details-marker {
    display: none;
  }
  .checked summary span {
    text-decoration: underline dotted;
    text-underline-offset: 0.25em;
  }
  /* Three lines, until they come. */
  .help {
    min-block-size: 6rem;
  }
  .or {
    display: flex;
    align-items: center;
    gap: 0.875rem;
    font-size: 0.8125rem;
    color: var(--muted);
  }
  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--border);
  }
`
