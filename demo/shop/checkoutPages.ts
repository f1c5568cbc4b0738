import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import { checkoutStyles } from '../checkout/styles.js'
import { bookedLines, readCart } from './cart.js'
import { managed } from './managedScripts.js'
import { ownOrder, stateText } from './orders.js'
import type { ShopOptions } from './shop.js'
import { aroundCheckoutStyles } from './styles.js'

type Environment = { Variables: { nonce: string } }
type Html = ReturnType<typeof html>

/** Places where the payment can be shown; the sandbox lets a visitor see all three. */
const placements = ['frame', 'inline', 'page'] as const

/** BigCommerce's two pages, as its server sends them: an empty app, and the scripts of the Script Manager. */
export function checkoutPages(options: ShopOptions): Hono<Environment> {
  const pages = new Hono<Environment>()
  const { books } = options.stage.store

  pages.get('/checkout', (context) => {
    const cart = readCart(context)
    const lines = bookedLines(cart)
    if (lines.length === 0) return context.redirect('/cart')
    const customer = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
    books.openCart({ id: cart.id, lines, customer })
    setCookie(context, 'checkout', cart.id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    return context.html(checkoutPage(context, options, { cartId: cart.id }, html``))
  })

  pages.get('/checkout/order-confirmation', (context) => {
    const order = ownOrder(context, options)
    if (order === undefined) return context.redirect('/')
    const panel = html`<section class="sandbox" aria-labelledby="sandbox-title" data-sandbox-order="${order.id}">
<h2 id="sandbox-title">This is a sandbox</h2>
<p>In the shop’s books the order is <span class="state" id="order-state">${stateText(order)}</span></p>
<p class="quiet-text">Choose “Pay with a wallet” above and take the <em>Test wallet</em>: it has play money. Or:</p>
<div class="row"><button type="button" data-sandbox="transfer">Pay like an exchange does</button>
<button type="button" data-sandbox="wallet">Fund my own wallet</button></div>
<p class="quiet-text" role="status" id="sandbox-says"></p>
<form class="row" action="/sandbox/placement"><span class="quiet-text">Show the payment</span>
${placements.map((one) => html`<button name="as" value="${one}" aria-pressed="${one === placementOf(context)}">${names[one]}</button>`)}</form></section>
${script(context, '/demo/demo.js')}${
  options.hasPanel
    ? html`<aside class="besidePanel" aria-label="Panel of the sandbox"><iframe id="beside-panel" title="What can happen to this payment" src="/sandbox/panel?shape=beside&order=${order.id}"></iframe></aside>`
    : ''
}`
    return context.html(checkoutPage(context, options, { orderId: order.id }, panel))
  })

  pages.get('/sandbox/placement', (context) => {
    const wanted = placements.find((one) => one === context.req.query('as')) ?? 'frame'
    setCookie(context, 'placement', wanted, { httpOnly: true, sameSite: 'Lax', path: '/' })
    return context.redirect('/checkout/order-confirmation', 303)
  })
  return pages
}

const names = { frame: 'in a frame', inline: 'in the page', page: 'on its own page' } as const

function placementOf(context: Context): (typeof placements)[number] {
  return placements.find((one) => one === getCookie(context, 'placement')) ?? 'frame'
}

function checkoutPage(
  context: Context<Environment>,
  options: ShopOptions,
  data: { cartId: string } | { orderId: number },
  below: Html,
): Html {
  const nonce = context.get('nonce')
  // A shop in the visitor's language, as far as the element speaks it.
  const lang = /^zh\b/i.test(context.req.header('accept-language') ?? '') ? 'zh-CN' : 'en'
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout · Harbour Goods</title>
<link rel="icon" href="data:,">
<base href="/" target="_top">
<style nonce="${nonce}">${raw(checkoutStyles + aroundCheckoutStyles)}</style>
${managed({ nonce, location: 'head', ...options })}
</head>
<body>
<nav class="shopHeader" aria-label="Shop"><a href="/">Harbour Goods</a></nav>
<main>
<div id="checkout-app"></div>
<script type="application/json" id="checkout-data">${raw(JSON.stringify(data))}</script>
<script type="application/json" data-usdc-pay>${raw(JSON.stringify({ placement: placementOf(context) }))}</script>
${script(context, '/demo/checkout.js')}
${placementOf(context) === 'inline' ? script(context, '/demo/wallet.js') : ''}
<div class="below">${below}</div>
</main>
${managed({ nonce, location: 'footer', ...options })}
<footer class="shopFooter">A demo shop on a sandbox chain. No real money moves here.</footer>
</body>
</html>`
}

function script(context: Context<Environment>, src: string): Html {
  return html`<script nonce="${context.get('nonce')}" src="${src}" defer></script>`
}
