import { randomBytes } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { readPayment } from '../../database/index.js'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import type { Endpoint, Environment } from '../context.js'
import { isPaymentToken } from '../paymentToken.js'
import type { Scripts } from '../scripts.js'
import { type PayPageWords, payPageLanguage } from './payPageWords.js'

/**
 * The hosted page of one payment: the link for a phone, an e-mail, or a browser whose page broke.
 * Amount and address stand in the page itself, so it is of use before and without any script.
 */
export function payPageRoute(
  app: OpenAPIHono<Environment>,
  { config, database }: Pick<Endpoint, 'config' | 'database'>,
  scripts: Scripts,
): void {
  app.get('/pay/:id/:token', async (context) => {
    const { id, token } = context.req.param()
    const isAllowed = isPaymentToken({ secret: config.tokenSecret, paymentId: id, token })
    const payment = isAllowed ? await readPayment({ database, id }) : undefined
    const nonce = randomBytes(16).toString('base64')
    const { lang, words } = payPageLanguage(context.req.header('accept-language'))
    context.header('vary', 'accept-language')
    // The path holds the token: no referrer, no index, no copy in a cache.
    context.header('referrer-policy', 'no-referrer')
    context.header('x-robots-tag', 'noindex, nofollow')
    context.header('cache-control', 'no-store')
    context.header('x-content-type-options', 'nosniff')
    context.header('x-frame-options', 'DENY')
    context.header(
      'content-security-policy',
      [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src 'nonce-${nonce}'`,
        "connect-src 'self'",
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html pay-with-usdc',
      ].join('; '),
    )
    if (payment === undefined) {
      const body = html`<h1>${words.unknown}</h1><p>${words.unknownHint}</p>`
      return context.html(page({ lang, title: words.unknown, nonce, body }), 404)
    }
    const script = scripts.files.get('pay-with-usdc.js')
    const base = config.scriptUrl ?? `/script/${scripts.version}`
    return context.html(
      page({
        lang,
        title: words.order(payment.order.id),
        nonce,
        body: html`<pay-with-usdc endpoint="${config.publicUrl}" payment="${payment.id}" token="${token}"
 treasury="${config.treasuries.join(' ')}" store="${payment.order.store}" order="${payment.order.id}"
 cart="${payment.order.cart}" total="${payment.total.amount}" currency="${payment.total.currency}">
${withoutScript(payment, config, words)}
</pay-with-usdc>
<script nonce="${nonce}" src="${base}/pay-with-usdc.js" integrity="${script?.integrity ?? ''}" crossorigin="anonymous" defer></script>`,
      }),
    )
  })
}

/** What a shopper needs when no script runs. An address that takes no money any more is not shown. */
function withoutScript(payment: PaymentView, config: Endpoint['config'], words: PayPageWords) {
  const names = payment.networks.map(
    ({ chain }) =>
      config.chains.find(({ definition }) => `eip155:${definition.id}` === chain)?.definition
        .name ?? chain,
  )
  const [before, after] = words.send(names.join(', '))
  const isPayable = payment.remaining !== '0' && payment.status !== 'canceled'
  return html`<h1>${words.order(payment.order.id)}</h1>
${isPayable ? html`<p>${before} <strong>${formatUsdc(BigInt(payment.remaining))} USDC</strong> ${after}</p><p><code>${payment.address}</code></p>` : ''}
<p>${words.status[payment.status]}</p><p>${words.reload}</p>`
}

function page({
  lang,
  title,
  nonce,
  body,
}: {
  lang: string
  title: string
  nonce: string
  body: ReturnType<typeof html>
}) {
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">
:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:start center;padding:24px 16px;box-sizing:border-box;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{inline-size:100%;max-inline-size:520px}
code{overflow-wrap:anywhere;font-size:1.1em}
</style>
</head>
<body><main>${body}</main></body>
</html>`
}
