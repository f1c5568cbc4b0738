import type { Context } from 'hono'
import { html } from 'hono/html'
import { countUnshown } from '../../database/index.js'
import { PayWithUsdcError, type Refusal } from '../../errors/index.js'
import { type Installed, storefrontScript } from '../bigCommerce.js'
import type { Endpoint, Environment } from '../context.js'
import type { Scripts } from '../scripts.js'
import { type Html, page, pageHeaders } from './page.js'

/** A payment that no page has reported after so many seconds counts as not shown. */
const unshownAfter = 900
/** The span that the count looks at: a week, in seconds. */
const span = 7 * 86_400

/** One line of the page: what was looked at, how it stands, and what to do when it is not well. */
type Line = { readonly name: string; readonly isWell: boolean; readonly text: string | Html }

/** What the merchant sees in the control panel: how things stand, and the settings in force. */
export async function statusPage({
  context,
  endpoint: { config, database, now },
  scripts,
  installed,
  refusal,
  controlPanel,
}: {
  context: Context<Environment>
  endpoint: Endpoint
  scripts: Scripts
  installed?: Installed
  refusal?: Refusal
  controlPanel: readonly string[]
}): Promise<Response> {
  const nonce = pageHeaders(context, { frameAncestors: controlPanel })
  const title = 'Pay with USDC'
  if (refusal !== undefined || installed === undefined) {
    const body = html`<main><div class="panel"><h1>${title}</h1>
<p class="problem" role="alert">${refusal?.message ?? 'Nothing is known.'}</p><p class="soft">${refusal?.code ?? ''}</p></div></main>`
    const status = refusal?.code === 'jwt_invalid' ? 401 : 400
    return context.html(page({ lang: 'en', title, nonce, body }), status)
  }
  const before = now() - unshownAfter
  const shown = await countUnshown({ database, after: before - span, before })
  const lines: Line[] = [
    lineOf('Script on the storefront', installed.script),
    lineOf('Webhooks', installed.hooks),
    {
      name: 'Payments shown to shoppers, last 7 days',
      isWell: shown.unshown * 4 <= shown.opened,
      text: `${shown.opened - shown.unshown} of ${shown.opened}. A payment that nobody saw can be a shopper who closed the page. Many of them can mean that the element on your page was replaced.`,
    },
  ]
  const body = html`<main><div class="panel"><h1>${title}</h1>
${lines.map(({ name, isWell, text }) => html`<section><h2>${isWell ? '✓' : '!'} ${name}</h2><p class="${isWell ? 'soft' : 'problem'}">${text}</p></section>`)}
</div><div class="panel"><h1>Settings</h1><dl>
${settings(config, scripts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
</dl><p class="soft">They are set where the endpoint runs, so nobody who gets into this control panel can change where money goes.</p></div></main>`
  return context.html(page({ lang: 'en', title, nonce, body }))
}

function lineOf(name: string, result: Installed['script'] | Installed['hooks']): Line {
  if (result instanceof PayWithUsdcError) {
    return { name, isWell: false, text: [result.message, result.hint].filter(Boolean).join(' ') }
  }
  const all = 'action' in result ? [result] : result
  const fixed = all.filter(({ action }) => action !== 'unchanged').length
  return { name, isWell: true, text: fixed === 0 ? 'In place.' : 'Put in place just now.' }
}

function settings(config: Endpoint['config'], scripts: Scripts): [string, string][] {
  return [
    ['Mode', config.mode],
    ['Treasury', config.treasuries.join(', ')],
    ['Networks', config.chains.map(({ definition }) => definition.name).join(', ')],
    ['Payment methods', config.store.methods.join(', ')],
    ['Storefronts', config.store.origins.join(', ')],
    ['Endpoint', config.publicUrl],
    ['Script', storefrontScript(config, scripts).src],
    ['Version', scripts.version],
  ]
}
