import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import { walletIcon } from '../icons.js'
import type { WalletPiece } from '../live/part.js'

/**
 * The way by a wallet in this browser: what the live part draws, then the button.
 *
 * @param options.wallet undefined until the live part has come
 * @param options.loading a part that the click asked for is on its way
 */
export function walletTemplate(options: {
  say: Say
  wallet: WalletPiece | undefined
  loading: boolean
  onPay: () => void
}): TemplateResult {
  const { say, wallet, loading, onPay } = options
  return html`
    <div class="wallet" part="wallet">
      ${wallet?.template ?? ''}
      ${
        wallet?.open
          ? ''
          : html`<button
              class="button primary"
              part="wallet-button"
              type="button"
              aria-disabled=${loading}
              @click=${onPay}
            >
              ${walletIcon} ${say(loading ? 'walletLoading' : 'walletButton')}
            </button>`
      }
    </div>
  `
}
