import type { TemplateResult } from 'lit'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'

/** That the connection is lost. The live region stays in place, so that it is read out. */
export function lostTemplate(
  { html, say }: Pens & { say: LiveSay },
  isLost: boolean,
): TemplateResult {
  return html`
    <div class=${isLost ? '' : 'hidden'} role="status">
      ${
        isLost
          ? html`<p class="connection"><span class="spinner"></span>${say('reconnecting')}</p>`
          : ''
      }
    </div>
  `
}
