import { html, type TemplateResult } from 'lit'
import type { Network } from '../../chains/definition.js'
import type { Say } from '../../lang/en/core.js'

/** The network that is paid on. The choice comes with the live part. */
export function networkTemplate(say: Say, { name }: Network): TemplateResult {
  return html`<p><span class="label">${say('network')}</span> ${name}</p>`
}
