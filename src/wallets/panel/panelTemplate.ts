import type { html, TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import { formatAmount } from '../../element/amount/format.js'
import type { SayOf } from '../../lang/say.js'
import type { WalletMessages } from '../../lang/wallet.en.js'
import type { WalletEntry } from '../part.js'
import type { WalletFlow, WalletState } from './WalletFlow.js'

type Options = {
  html: typeof html
  say: SayOf<WalletMessages>
  locale: string
  chain: ChainDefinition
  flow: WalletFlow
}

/** What the shopper is told while a wallet is chosen and asked. A live region around it stays in place. */
export function messageTemplate({ html, say, locale, chain, flow }: Options): TemplateResult | '' {
  const { state, wallets } = flow
  const values = (wallet: WalletEntry) => ({ wallet: nameOf(say, wallet), network: chain.name })
  switch (state.step) {
    case 'idle':
      return ''
    case 'choosing':
      return html`<p class="label">${say(wallets.length === 0 ? 'none' : 'choose')}</p>`
    case 'asking':
      return html`<div class="notice">
        <p class="strong">${say('ask')}</p>
        <p class="note">${say('askMore')}</p>
      </div>`
    case 'sent':
      return html`<div class="notice good">
        <p class="strong">${say('sent')}</p>
        <p class="note">${say('sentMore')}</p>
      </div>`
    case 'failed':
      return html`<p class="notice">${say(keyOf(state), valuesOf(state, chain, locale))}</p>`
    case 'connecting':
    case 'switching':
    case 'adding':
    case 'confirm':
      return html`<p class="working strong">
        <span class="spinner"></span>${say(state.step, values(state.wallet))}
      </p>`
  }
}

/** What the shopper can do now. */
export function actionsTemplate({ html, say, flow }: Options): TemplateResult | '' {
  const { state, wallets } = flow
  const button = (text: string, onClick: () => void, kind = '') => html`
    <button class="button ${kind}" type="button" @click=${onClick}>${text}</button>
  `
  const back = (text: string) => button(text, () => flow.back(), 'quiet')
  switch (state.step) {
    case 'idle':
      return ''
    case 'choosing':
      return html`
        <ul class="wallets">
          ${wallets.map(
            (wallet) => html`<li>
              <button class="button entry" type="button" @click=${() => flow.pay(wallet.id)}>
                ${wallet.icon === undefined ? '' : html`<img src=${wallet.icon} alt="" />`}
                ${nameOf(say, wallet)}
              </button>
            </li>`,
          )}
        </ul>
        ${back(say('back'))}
      `
    case 'asking':
      return html`<div class="row">
        ${back(say('askNo'))}${button(say('askYes'), () => void flow.pay(state.wallet.id, true))}
      </div>`
    case 'failed':
      return html`<div class="row">
        ${button(say('again'), () => void flow.pay(state.wallet.id))}${back(say('back'))}
      </div>`
    case 'connecting':
    case 'switching':
    case 'adding':
    case 'confirm':
    case 'sent':
      return back(say('back'))
  }
}

const nameOf = (say: Options['say'], { name }: WalletEntry): string => name || say('browser')

type Failed = Extract<WalletState, { step: 'failed' }>

function keyOf({ code, missing }: Failed): keyof WalletMessages {
  if (code === 'canceled') return 'rejected'
  return code === 'insufficient' && missing === undefined ? 'insufficient_unknown' : code
}

function valuesOf({ missing }: Failed, chain: ChainDefinition, locale: string) {
  return {
    network: chain.name,
    symbol: chain.nativeCurrency.symbol,
    missing: missing === undefined ? '' : formatAmount(missing, locale),
  }
}
