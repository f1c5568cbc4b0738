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
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }
  .chip,
  .segment {
    position: relative;
    display: inline-flex;
    cursor: pointer;
  }
  .chip {
    align-items: center;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.875rem;
    font-size: 0.9375rem;
    border: 1px solid var(--border);
    border-radius: 99px;
    transition: border-color 0.15s;
  }
  .chip:hover {
    border-color: var(--muted);
  }
  .chip:has(:checked) {
    font-weight: 600;
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 9%, var(--surface));
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .chip input,
  .segment input {
    position: absolute;
    inset: 0;
    margin: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  fieldset:disabled :is(.chip, input) {
    cursor: default;
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
  .qr .hint {
    text-align: center;
    font-size: 0.8125rem;
  }
  .segments {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    inline-size: min(100%, var(--qr));
    padding: 3px;
    background: var(--sunken);
    border-radius: var(--small-radius);
  }
  .segment {
    align-items: center;
    justify-content: center;
    min-block-size: 2.125rem;
    padding: 0.25rem 0.375rem;
    font-size: 0.8125rem;
    line-height: 1.2;
    text-align: center;
    color: var(--muted);
    border-radius: calc(var(--small-radius) - 2px);
  }
  .segment:has(:checked) {
    font-weight: 600;
    color: var(--text);
    background: var(--surface);
    box-shadow: 0 1px 2px rgb(0 0 0 / 0.18);
  }
  .open-link {
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
    grid-template-columns: repeat(6, max-content);
    gap: 0.125rem clamp(0.4rem, 2cqi, 0.75rem);
    padding: 0.75rem 0.875rem;
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
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
  .address .row .button {
    flex: 1 1 auto;
  }
  .address > [role='status'] {
    margin-block-start: -0.625rem;
  }
  .address > [role='status'] > .note {
    margin-block-start: 0.625rem;
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
  .checked p {
    margin-block-start: 0.375rem;
    color: var(--muted);
  }
  .checked dt {
    margin-block-start: 0.5rem;
    font-weight: 600;
  }
  .checked dd {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.8125rem;
    color: var(--muted);
  }
  .wallet > [role='status'] > * {
    margin-block-end: 0.625rem;
  }
  .wallets {
    display: grid;
    gap: 0.5rem;
  }
  .wallets:empty {
    display: none;
  }
  .entry {
    inline-size: 100%;
    justify-content: start;
    gap: 0.75rem;
  }
  .entry img {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border-radius: 6px;
  }
  .working {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 0.875rem;
    background: var(--sunken);
    border-radius: var(--small-radius);
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
  @media (forced-colors: active) {
    :is(.chip, .segment):has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`
