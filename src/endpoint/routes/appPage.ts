import type { Context } from 'hono'
import { html } from 'hono/html'
import { countUnshown } from '../../database/index.js'
import { PayWithUsdcError, type Refusal } from '../../errors/index.js'
import { type Installed, storefrontScript } from '../bigCommerce.js'
import type { Endpoint, Environment } from '../context.js'
import { pageLanguage } from '../pageLanguage.js'
import type { Scripts } from '../scripts.js'
import { type AppPageWords, appPageWords } from './appPageWords.js'
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
  const spoken = pageLanguage(context.req.header('accept-language')).lang
  const lang = spoken.startsWith('zh') ? 'zh-CN' : 'en'
  const words = appPageWords[lang]
  const { title } = words
  if (refusal !== undefined || installed === undefined) {
    const body = html`<main><div class="panel"><h1>${title}</h1>
<p class="problem" role="alert">${refusal?.message ?? 'Nothing is known.'}</p><p class="soft">${refusal?.code ?? ''}</p></div></main>`
    const status = refusal?.code === 'jwt_invalid' ? 401 : 400
    return context.html(page({ lang, title, nonce, body }), status)
  }
  const before = now() - unshownAfter
  const shown = await countUnshown({ database, after: before - span, before })
  const lines: Line[] = [
    lineOf(words.script, installed.script, words),
    lineOf(words.hooks, installed.hooks, words),
    {
      name: words.shown,
      isWell: shown.unshown * 4 <= shown.opened,
      text: words.shownText(shown.opened - shown.unshown, shown.opened),
    },
  ]
  const body = html`<main><div class="panel"><h1>${title}</h1>
${lines.map(({ name, isWell, text }) => html`<section><h2>${isWell ? '✓' : '!'} ${name}</h2><p class="${isWell ? 'soft' : 'problem'}">${text}</p></section>`)}
</div><div class="panel"><h1>${words.settings}</h1><dl>
${settings(config, scripts, words).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
</dl><p class="soft">${words.settingsText}</p></div></main>`
  return context.html(page({ lang, title, nonce, body }))
}

function lineOf(
  name: string,
  result: Installed['script'] | Installed['hooks'],
  words: AppPageWords,
): Line {
  if (result instanceof PayWithUsdcError) {
    return { name, isWell: false, text: [result.message, result.hint].filter(Boolean).join(' ') }
  }
  const all = 'action' in result ? [result] : result
  const fixed = all.filter(({ action }) => action !== 'unchanged').length
  return { name, isWell: true, text: fixed === 0 ? words.inPlace : words.putInPlace }
}

function settings(
  config: Endpoint['config'],
  scripts: Scripts,
  { names }: AppPageWords,
): [string, string][] {
  return [
    [names.mode, config.mode],
    [names.treasury, config.treasuries.join(', ')],
    [
      names.networks,
      config.chains
        .filter(({ isOffered }) => isOffered)
        .map(({ definition }) => definition.name)
        .join(', '),
    ],
    [names.methods, config.store.methods.join(', ')],
    [names.storefronts, config.store.origins.join(', ')],
    [names.endpoint, config.publicUrl],
    [names.script, storefrontScript(config, scripts).src],
    [names.version, scripts.version],
  ]
}
