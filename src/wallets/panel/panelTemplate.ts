import type { html, TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import { formatAmount } from '../../element/amount/format.js'
import type { WalletMessages } from '../../lang/en/wallet.js'
import type { SayOf } from '../../lang/say.js'
import { browserLinks } from '../links/browserLinks.js'
import type { WalletEntry } from '../part.js'
import { linksTemplate, type Pairing, pairingTemplate } from './pairingTemplate.js'
import type { WalletFlow, WalletState } from './WalletFlow.js'

type Options = {
  html: typeof html
  say: SayOf<WalletMessages>
  locale: string
  chain: ChainDefinition
  flow: WalletFlow
  pairing: Pairing
  /** This payment's own page; undefined where no wallet's browser could open it. */
  pageUrl: string | undefined
}

/** What the shopper is told while a wallet is chosen and asked. A live region around it stays in place. */
export function messageTemplate({
  html,
  say,
  locale,
  chain,
  flow,
  pairing,
}: Options): TemplateResult | '' {
  const { state, wallets } = flow
  const values = (wallet: WalletEntry) => ({ wallet: nameOf(say, wallet), network: chain.name })
  switch (state.step) {
    case 'idle':
      return ''
    case 'choosing':
      return html`<p class="label">${say(wallets.length === 0 ? 'none' : 'choose')}</p>`
    case 'pairing':
      return html`<p class="label">${say(pairing.isTouch ? 'pairOnPhone' : 'pair')}</p>`
    case 'asking':
      return html`<div class="notice">
        <p class="strong">${say('ask')}</p>
        <p class="note">${say('askMore')}</p>
      </div>`
    case 'sent':
      return html`<div class="notice good">
        <p class="strong">${say(state.isSigned ? 'signed' : 'sent')}</p>
        <p class="note">${say(state.isSigned ? 'signedMore' : 'sentMore')}</p>
      </div>`
    case 'failed':
      return html`<p class="notice">
        ${say(keyOf(state), valuesOf(state, chain, locale))} ${elsewhereText(say, state)}
      </p>`
    case 'reaching':
    case 'connecting':
    case 'switching':
    case 'adding':
    case 'confirm':
    case 'sign':
      return html`<p class="working strong">
        <span class="spinner"></span>${say(state.step, values(state.wallet))}
      </p>`
  }
}

/** What the shopper can do now. */
export function actionsTemplate({
  html,
  say,
  flow,
  pairing,
  pageUrl,
}: Options): TemplateResult | '' {
  const { state, wallets } = flow
  const button = (text: string, onClick: () => void, kind = '') => html`
    <button class="button ${kind}" type="button" @click=${onClick}>${text}</button>
  `
  const isInjected = wallets.some(({ isRemote }) => !isRemote)
  const apps = pageUrl === undefined || isInjected ? [] : browserLinks(pageUrl)
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
                <bdi>${nameOf(say, wallet)}</bdi>
              </button>
            </li>`,
          )}
        </ul>
        ${
          apps.length === 0
            ? ''
            : html`<p class="label">${say('openIn')}</p>
              ${linksTemplate(html, apps)}`
        }
        ${back(say('back'))}
      `
    case 'pairing':
      return html`${pairingTemplate(pairing, state.pairing ?? '')} ${back(say('back'))}`
    case 'asking':
      return html`<div class="row">
        ${back(say('askNo'))}${button(say('askYes'), () => void flow.pay(state.wallet.id, true))}
      </div>`
    case 'failed':
      return html`<div class="row">
        ${button(say(state.code === 'pairing_expired' ? 'newCode' : 'again'), () => void flow.pay(state.wallet.id))}${back(say('back'))}
      </div>`
    case 'reaching':
    case 'connecting':
    case 'switching':
    case 'adding':
    case 'confirm':
    case 'sign':
    case 'sent':
      return back(say('back'))
  }
}

const nameOf = (say: Options['say'], { name }: WalletEntry): string => name || say('browser')

function elsewhereText(say: Options['say'], { elsewhere }: Failed): string {
  return elsewhere.length === 0
    ? ''
    : say('insufficient_elsewhere', { networks: elsewhere.join(', ') })
}

type Failed = Extract<WalletState, { step: 'failed' }>

function keyOf({ code, missing }: Failed): keyof WalletMessages {
  return code === 'insufficient' && missing === undefined ? 'insufficient_unknown' : code
}

function valuesOf({ missing }: Failed, chain: ChainDefinition, locale: string) {
  return {
    network: chain.name,
    symbol: chain.nativeCurrency.symbol,
    missing: missing === undefined ? '' : formatAmount(missing, locale),
  }
}
