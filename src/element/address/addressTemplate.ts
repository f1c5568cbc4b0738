import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'
import { shieldIcon } from '../icons.js'

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
  /** The copy buttons, from the live part. */
  copy: TemplateResult | undefined
}): TemplateResult {
  const { say, address, amount, network, checked, copy } = options
  return html`
    <section class="address" aria-labelledby="address-title">
      <h3 class="label" id="address-title">${say('addressTitle')}</h3>
      <p class="exactly">${say('sendExactly', { amount, network })}</p>
      <p class="groups" part="address" dir="ltr" translate="no">
        <span class="hidden">${address}</span>
        ${groupsOf(address).map((group) => html`<span aria-hidden="true">${group}</span>`)}
      </p>
      <div class="copy">
        ${copy ?? html`<div class="row"><span></span><span></span></div>`}
      </div>
      <details class="checked" part="checked">
        <summary>${shieldIcon} <span>${say('checked')}</span></summary>
        ${checked}
      </details>
    </section>
  `
}
