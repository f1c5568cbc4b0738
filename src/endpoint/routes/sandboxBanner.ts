import { html } from 'hono/html'
import { sandboxes } from '../../lang/sandboxes.js'
import type { Config } from '../config.js'
import type { PageLanguage } from '../pageLanguage.js'
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
