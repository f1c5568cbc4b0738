import { html, type TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import type { Say } from '../../lang/en.js'
import type { WalletWords } from '../../wallets/part.js'
import { walletIcon } from '../icons.js'
import type { WalletLauncher } from './WalletLauncher.js'

/** The way by a wallet in this browser: the button, then what the wallet part draws. */
export function walletTemplate(options: {
  say: Say
  words: WalletWords
  chain: ChainDefinition
  launcher: WalletLauncher
}): TemplateResult {
  const { say, words, chain, launcher } = options
  const { state, panel } = launcher
  return html`
    <div class="wallet" part="wallet">
      ${panel?.template(chain, words) ?? ''}
      <div role="status">
        ${state === 'blocked' ? html`<p class="notice">${say('walletBlocked')}</p>` : ''}
      </div>
      ${
        panel?.open
          ? ''
          : html`<button
              class="button primary"
              part="wallet-button"
              type="button"
              aria-disabled=${state === 'loading'}
              @click=${() => launcher.pay()}
            >
              ${walletIcon} ${say(state === 'loading' ? 'walletLoading' : 'walletButton')}
            </button>`
      }
    </div>
  `
}
