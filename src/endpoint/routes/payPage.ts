import type { OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { readPayment } from '../../database/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { secretsOf } from '../config.js'
import type { Endpoint, Environment } from '../context.js'
import { pageLanguage } from '../pageLanguage.js'
import { isPaymentToken } from '../paymentToken.js'
import type { ReceiptKey } from '../receiptKey.js'
import type { Scripts } from '../scripts.js'
import {
  type WalletConnectConfig,
  walletConnectAttributes,
  walletConnectOrigins,
} from '../walletConnect.js'
import { answerPage } from './answerPage.js'
import { page, pageHeaders } from './page.js'
import { paymentCard } from './paymentCard.js'
import { pageBanner, sandboxBanner } from './sandboxBanner.js'

/**
 * The hosted page of one payment: for a phone, an e-mail, a wallet that does not work in frames, or
 * a browser whose page broke. Amount, address, code and status stand in the page itself, so it is of
 * use before and without any script.
 */
export function payPageRoute(
  app: OpenAPIHono<Environment>,
  { config, database }: Pick<Endpoint, 'config' | 'database'>,
  scripts: Scripts,
  receiptKey: Promise<ReceiptKey>,
): void {
  app.get('/pay/:id/:token', async (context) => {
    const { id, token } = context.req.param()
    const isAllowed = isPaymentToken({ secrets: secretsOf(config), paymentId: id, token })
    const payment = isAllowed ? await readPayment({ database, id }) : undefined
    const nonce = pageHeaders(context, { connect: walletConnectOrigins(config.walletConnect) })
    const { lang, dir, say } = pageLanguage(context.req.header('accept-language'))
    if (payment === undefined) {
      const banner = pageBanner({ config, scripts, language: { lang, dir }, nonce })
      const body = html`<main>${banner}<div class="panel"><h1>${say('unknown')}</h1><p>${say('unknownHint')}</p></div></main>`
      return answerPage(context, page({ lang, dir, title: say('unknown'), nonce, body }), 404)
    }
    const name = say('order', { order: payment.order.id })
    const card = paymentCard({
      payment,
      chains: config.chains.map(({ definition }) => definition),
      language: { lang, dir, say },
      css: scripts.cardCss,
      nonce,
      banner: sandboxBanner(config, { lang, dir }),
    })
    const { sandboxPanelUrl: panel } = config
    return answerPage(
      context,
      page({
        lang,
        dir,
        title: name,
        nonce,
        body: html`<main><h1>${whose(payment, name)}</h1>
<pay-with-usdc endpoint="${config.publicUrl}" payment="${payment.id}" token="${token}"
 treasury="${config.treasuries.join(' ')}" store="${payment.order.store}" order="${payment.order.id}"
 cart="${payment.order.cart}" total="${payment.total.amount}" currency="${payment.total.currency}"
 receipt-key="${(await receiptKey).fingerprint}"${walletConnect(config.walletConnect)}${panel === undefined ? '' : html` sandbox-panel="${panel}"`}>${card}</pay-with-usdc>
${payment.status === 'paid' ? html`<p><a href="/pay/${id}/${token}/receipt">${say('receipt')}</a></p>` : ''}
${scriptTag({ name: 'pay-with-usdc.js', scripts, config, nonce })}</main>`,
      }),
    )
  })
}

function walletConnect(config: WalletConnectConfig | undefined) {
  return Object.entries(walletConnectAttributes(config)).map(
    ([name, value]) => html` ${name}="${value}"`,
  )
}

/** Whose payment this is: shop, order, and first name with last initial. Names keep their own direction. */
function whose({ order }: PaymentView, name: string) {
  const shop = order.storeName === undefined ? '' : html`<bdi>${order.storeName}</bdi> · `
  const buyer = order.customer === undefined ? '' : html` · <bdi>${order.customer}</bdi>`
  return html`${shop}${name}${buyer}`
}

/** A script of the build, held by its hash. */
export function scriptTag({
  name,
  scripts,
  config,
  nonce,
}: {
  name: string
  scripts: Scripts
  config: Endpoint['config']
  nonce: string
}) {
  const base = config.scriptUrl ?? `/script/${scripts.version}`
  const integrity = scripts.files.get(name)?.integrity ?? ''
  return html`<script nonce="${nonce}" src="${base}/${name}" integrity="${integrity}" crossorigin="anonymous" defer></script>`
}
