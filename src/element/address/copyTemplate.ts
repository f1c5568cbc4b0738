import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import { copyIcon, tickIcon } from '../live/icons.js'
import type { Pens } from '../live/part.js'
import type { Copied } from './CopyAction.js'

/** The buttons that copy address and amount. */
export function copyTemplate(
  { html, icon, say }: Pens & { say: LiveSay },
  copied: Copied,
  onCopy: (what: 'address' | 'amount') => void,
): TemplateResult {
  const label = (what: 'address' | 'amount', idle: string, done: string) =>
    copied === what ? html`${tickIcon(icon)} ${done}` : html`${copyIcon(icon)} ${idle}`
  return html`
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
  `
}
