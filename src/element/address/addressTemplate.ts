import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/core.en.js'
import { copyIcon, shieldIcon, tickIcon } from '../icons.js'
import type { Copied } from './CopyAction.js'

/** An address in groups of four: `0x`, then ten groups. */
function groupsOf(address: string): string[] {
  return ['0x', ...(address.slice(2).match(/.{4}/g) ?? [])]
}

/** The whole address, never shortened, with its copy buttons and the mark of the check. */
export function addressTemplate(options: {
  say: Say
  address: `0x${string}`
  amount: string
  network: string
  /** What the check was, from the live part. */
  checked: TemplateResult | undefined
  /** What was copied a moment ago. */
  copied: Copied
  onCopy: (what: 'address' | 'amount') => void
}): TemplateResult {
  const { say, address, amount, network, checked, copied, onCopy } = options
  const label = (what: 'address' | 'amount', idle: string, done: string) =>
    copied === what ? html`${tickIcon} ${done}` : html`${copyIcon} ${idle}`
  return html`
    <section class="address" aria-labelledby="address-title">
      <h3 class="label" id="address-title">${say('addressTitle')}</h3>
      <p class="exactly">${say('sendExactly', { amount, network })}</p>
      <p class="groups" part="address" dir="ltr" translate="no">
        <span class="hidden">${address}</span>
        ${groupsOf(address).map((group) => html`<span aria-hidden="true">${group}</span>`)}
      </p>
      <div class="row">
        <button class="button" part="copy" type="button" @click=${() => onCopy('address')}>
          ${label('address', say('copyAddress'), say('addressCopied'))}
        </button>
        <button class="button" part="copy-amount" type="button" @click=${() => onCopy('amount')}>
          ${label('amount', say('copyAmount'), say('amountCopied'))}
        </button>
      </div>
      <div role="status">
        ${copied === undefined ? '' : html`<p class=${copied === 'failed' ? 'note' : 'hidden'}>${say(copied === 'failed' ? 'copyFailed' : `${copied}Copied`)}</p>`}
      </div>
      <details class="checked" part="checked">
        <summary>${shieldIcon} <span>${say('checked')}</span></summary>
        ${checked}
      </details>
    </section>
  `
}
