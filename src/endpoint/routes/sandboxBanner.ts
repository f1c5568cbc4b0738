import { html, raw } from 'hono/html'
import { sandboxes } from '../../lang/sandboxes.js'
import type { Config } from '../config.js'
import type { PageLanguage } from '../pageLanguage.js'
import type { Scripts } from '../scripts.js'
import type { Html } from './page.js'

/**
 * The banner of a sandbox's card as the element draws it, before any script runs; nothing in production.
 * It links to the sandbox's control panel where the settings name one.
 */
export function sandboxBanner(
  { mode, sandboxPanelUrl }: Pick<Config, 'mode' | 'sandboxPanelUrl'>,
  { lang, dir }: Pick<PageLanguage, 'lang' | 'dir'>,
): Html | '' {
  if (mode !== 'sandbox') return ''
  const { noRealMoney, panel } = sandboxes[lang]
  const link =
    sandboxPanelUrl === undefined
      ? ''
      : html`<a href="${sandboxPanelUrl}" target="_blank" rel="noopener">${panel}</a>`
  return html`<div class="sandbox" lang="${lang}" dir="${dir}"><span>${noRealMoney}</span>${link}</div>`
}

/**
 * The same banner for a page without a card, and in a root of its own: it looks as it does above a card,
 * and takes nothing from the page's styles.
 *
 * @param scripts of the sandbox: the styles of its cards have those of the banner
 * @param nonce of the page's styles
 */
export function pageBanner({
  config,
  scripts,
  language,
  nonce,
}: {
  config: Pick<Config, 'mode' | 'sandboxPanelUrl'>
  scripts: Pick<Scripts, 'cardCss'>
  language: Pick<PageLanguage, 'lang' | 'dir'>
  nonce: string
}): Html | '' {
  const banner = sandboxBanner(config, language)
  if (banner === '') return ''
  const css = `${scripts.cardCss}:host{max-inline-size:46rem;margin-inline:auto}`
  return html`<div><template shadowrootmode="open"><style nonce="${nonce}">${raw(css)}</style>${banner}</template></div>`
}
