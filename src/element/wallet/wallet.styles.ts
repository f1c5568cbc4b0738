import type { CSSResult } from 'lit'
import type { Css } from '../live/part.js'

/** The way through a wallet. */
export const walletStyles = (css: Css): CSSResult => css`
  .notice.good {
    border-color: var(--success);
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
  .apps {
    margin-block-end: 0.75rem;
  }
  .pairing {
    display: block;
    margin-inline: auto;
    margin-block-end: 0.75rem;
  }
  .working {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding: 0.75rem 0.875rem;
    background: var(--sunken);
    border-radius: var(--small-radius);
  }
`
