import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'

/** What the code contains: a whole payment request, or the bare address. */
export type QrMode = 'link' | 'address'

/** The switch of what the code contains, and how it is scanned. */
export function codeNotesTemplate(
  options: Pens & { say: LiveSay; mode: QrMode; onMode: (mode: QrMode) => void },
  network: string,
): TemplateResult {
  const { html, say, mode, onMode } = options
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
    <fieldset class="segments">
      <legend class="hidden">${say('qrMode')}</legend>
      ${choice('link', say('qrLink'))}${choice('address', say('qrAddress'))}
    </fieldset>
    <p class="hint">
      ${mode === 'link' ? say('qrLinkHint') : say('qrAddressHint', { network })}
    </p>
  `
}
