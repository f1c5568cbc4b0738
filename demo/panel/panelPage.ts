import { type Context, Hono } from 'hono'
import { html, raw } from 'hono/html'
import { ownPagesOnly } from '../../src/sandbox/api.js'
import { storeHash } from '../../src/sandbox/stage/stage.js'
import type { ShopOptions } from '../shop/shop.js'
import { panelStyles, watchStyles } from './panelStyles.js'

type Environment = { Variables: { nonce: string } }

/**
 * The panel of the sandbox, and the shopper's page of one order that it shows. Only the shop's own
 * pages may show them in a frame.
 */
export function panelPages({ stageOf, scripts }: ShopOptions): Hono<Environment> {
  const pages = new Hono<Environment>()
  pages.use('/sandbox/panel', ownPagesOnly)
  pages.use('/sandbox/panel/*', ownPagesOnly)
  for (const path of ['/sandbox/panel', '/sandbox/panel/*']) {
    pages.use(path, async (context, next) => {
      context.header('content-security-policy', "frame-ancestors 'self'", { append: true })
      context.header('cache-control', 'no-store')
      await next()
    })
  }

  pages.get('/sandbox/panel', (context) => {
    const order = /^\d{1,15}$/.exec(context.req.query('order') ?? '')?.[0]
    const isBeside = order !== undefined && context.req.query('shape') === 'beside'
    const nonce = context.get('nonce')
    return context.html(html`<!doctype html>
<html lang="${languageOf(context)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandbox · Pay with USDC</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(panelStyles)}</style>
</head>
<body>
<div id="panel" data-shape="${isBeside ? 'beside' : 'alone'}"${order === undefined ? '' : html` data-order="${order}"`}></div>
<noscript>The panel needs JavaScript.</noscript>
<script nonce="${nonce}" src="/demo/panel.js" defer></script>
</body>
</html>`)
  })

  /** What the hosted page shows; that one may not be framed, whoever asks. */
  pages.get('/sandbox/panel/watch', (context) => {
    const stage = stageOf()
    const order = stage.orders.get(Number(context.req.query('order')))
    if (order === undefined) return context.notFound()
    const { payment, token } = order.opened
    const booked = order.booked()
    const nonce = context.get('nonce')
    const script = `/script/${scripts.version}/pay-with-usdc.js`
    const integrity = scripts.files.get('pay-with-usdc.js')?.integrity ?? ''
    return context.html(html`<!doctype html>
<html lang="${languageOf(context)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Order ${order.id}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(watchStyles)}</style>
</head>
<body>
<pay-with-usdc endpoint="${stage.endpoint.url}" payment="${payment.id}" token="${token}"
 treasury="${stage.networks[0].chain.cast.treasury}" store="${storeHash}" order="${order.id}"
 cart="${booked.cart_id}" total="${payment.total.amount}" currency="${payment.total.currency}"></pay-with-usdc>
<script nonce="${nonce}" src="${script}" integrity="${integrity}" crossorigin="anonymous" defer></script>
<script nonce="${nonce}" src="/demo/wallet.js" defer></script>
</body>
</html>`)
  })
  return pages
}

/** English, or Chinese for who asks for it. */
function languageOf(context: Context): 'en' | 'zh-CN' {
  const wanted = context.req.query('lang') ?? context.req.header('accept-language') ?? ''
  return /^zh\b/i.test(wanted) ? 'zh-CN' : 'en'
}
