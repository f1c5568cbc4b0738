import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en.js'
import { encodeQr } from './encode.js'

/** What the code contains: a whole payment request, or the bare address. */
export type QrMode = 'link' | 'address'

/** The QR code and the switch of its content. Dark on light in every theme. */
export function qrTemplate(options: {
  say: Say
  mode: QrMode
  /** EIP-681. */
  link: string
  address: string
  amount: string
  network: string
  onMode: (mode: QrMode) => void
}): TemplateResult {
  const { say, mode, link, address, amount, network, onMode } = options
  const { size, path } = encodeQr(mode === 'link' ? link : address)
  const label = say(mode === 'link' ? 'qrLinkLabel' : 'qrAddressLabel', { amount, network })
  const choice = (value: QrMode, text: string) => html`
    <label class="segment">
      <input
        type="radio"
        name="qr"
        .value=${value}
        .checked=${mode === value}
        @change=${() => onMode(value)}
      /><span>${text}</span>
    </label>
  `
  return html`
    <div class="qr" part="qr">
      <svg
        class="code"
        role="img"
        aria-label=${label}
        viewBox="0 0 ${size} ${size}"
        shape-rendering="crispEdges"
      >
        <rect width=${size} height=${size} fill="#fff"></rect>
        <path d=${path} fill="#000"></path>
      </svg>
      <fieldset class="segments">
        <legend class="hidden">${say('qrMode')}</legend>
        ${choice('link', say('qrLink'))}${choice('address', say('qrAddress'))}
      </fieldset>
      <p class="hint">
        ${mode === 'link' ? say('qrLinkHint') : say('qrAddressHint', { network })}
        ${mode === 'link' ? html`<a class="link open-link" href=${link}>${say('openLink')}</a>` : ''}
      </p>
    </div>
  `
}
