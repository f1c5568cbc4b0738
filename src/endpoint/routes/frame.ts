import type { OpenAPIHono } from '@hono/zod-openapi'
import { html, raw } from 'hono/html'
import type { Endpoint, Environment } from '../context.js'
import { pageLanguage } from '../pageLanguage.js'
import type { Scripts } from '../scripts.js'
import { walletConnectAttributes, walletConnectOrigins } from '../walletConnect.js'
import { answerPage } from './answerPage.js'
import { page, pageHeaders } from './page.js'
import { scriptTag } from './payPage.js'

/**
 * The page of the frame: an origin that scripts on the storefront cannot reach into. It is told by a
 * message which order to show, and only the known storefronts may frame it.
 */
export function frameRoute(
  app: OpenAPIHono<Environment>,
  { config }: Pick<Endpoint, 'config'>,
  scripts: Scripts,
): void {
  app.get('/frame', (context) => {
    const { origins } = config.store
    const { sandboxWalletUrl } = config
    const connect = [
      ...(sandboxWalletUrl === undefined ? [] : [new URL(sandboxWalletUrl).origin]),
      ...walletConnectOrigins(config.walletConnect),
    ]
    const nonce = pageHeaders(context, { frameAncestors: origins, connect, logo: true })
    const { lang, dir, say } = pageLanguage(context.req.header('accept-language'))
    const settings = {
      endpoint: config.publicUrl,
      origins,
      treasuries: config.treasuries,
      mode: config.mode,
      attributes: walletConnectAttributes(config.walletConnect),
    }
    // The demo's wallet, so that a visitor without one can try; settings of production refuse it.
    const wallet =
      sandboxWalletUrl === undefined
        ? ''
        : html`<script nonce="${nonce}" src="${sandboxWalletUrl}" async></script>`
    return answerPage(
      context,
      page({
        lang,
        dir,
        title: say('title'),
        nonce,
        bare: true,
        body: html`<script type="application/json" id="frame-settings">${raw(jsonInHtml(settings))}</script>
${scriptTag({ name: 'frame.js', scripts, config, nonce })}${wallet}`,
      }),
    )
  })
}

/** JSON that cannot end its script element. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
