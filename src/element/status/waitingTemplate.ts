import { html, type TemplateResult } from 'lit'
import type { Say } from '../../lang/en/core.js'

/** The status as long as the live part has nothing to add, or that it cannot be followed. */
export function waitingTemplate(say: Say, isBlocked: boolean): TemplateResult {
  if (isBlocked) return html`<p class="notice">${say('liveBlocked')}</p>`
  return html`
    <div class="state">
      <p class="headline">${say('waiting')}</p>
      <p class="more">${say('waitingMore')}</p>
    </div>
  `
}
