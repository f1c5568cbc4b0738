import { randomBytes } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Scripts } from '../../src/endpoint/scripts.js'
import { sandboxApi } from '../../src/sandbox/api.js'
import type { Stage, StageParts } from '../../src/sandbox/stage/stage.js'
import { panelPages } from '../panel/panelPage.js'
import { type Cart, linesOf, readCart, writeCart } from './cart.js'
import { checkoutPages } from './checkoutPages.js'
import { layout } from './layout.js'
import { managed } from './managedScripts.js'
import { ordersOf } from './orders.js'
import { picture } from './pictures.js'
import { products } from './products.js'
import { sandboxRoutes } from './sandboxRoutes.js'

/** What the demo shop works with. */
export type ShopOptions = {
  /** The store behind the shop, its chains, and where shoppers' pages reach the endpoint. */
  readonly stage: StageParts
  /** The same with its endpoint, once that runs. */
  readonly stageOf: () => Stage
  /** Where the frame is served. */
  readonly frameOrigin: string
  /** Shows the panel of the sandbox beside the shop. */
  readonly hasPanel: boolean
  /** The built sandbox scripts, which this shop serves like any merchant's host would. */
  readonly scripts: Scripts
  /** The demo's own scripts: the checkout, the test wallet, the buttons of the sandbox. */
  readonly demoScripts: ReadonlyMap<string, Uint8Array>
}

type Environment = { Variables: { nonce: string; cart: Cart } }

/** The demo shop: two products and a cart; checkout and confirmation are BigCommerce's, in replica. */
export function createShop(options: ShopOptions): Hono<Environment> {
  const { stage, scripts, demoScripts, hasPanel } = options
  const shop = new Hono<Environment>()
  shop.route('/', stage.store.app)
  shop.route('/', sandboxRoutes({ ...options, ...ordersOf(options) }))
  if (hasPanel) shop.route('/', sandboxApi(options.stageOf))

  shop.get(`/script/${scripts.version}/:file`, (context) => {
    const script = scripts.files.get(context.req.param('file'))
    if (script === undefined) return context.notFound()
    return context.body(Uint8Array.from(script.bytes), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
    })
  })
  shop.get('/demo/:file', (context) => {
    const script = demoScripts.get(context.req.param('file'))
    if (script === undefined) return context.notFound()
    return context.body(Uint8Array.from(script), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
    })
  })

  shop.use(async (context, next) => {
    const nonce = randomBytes(16).toString('base64')
    context.set('nonce', nonce)
    context.set('cart', readCart(context))
    // As strict as a checkout can be: BigCommerce's nonce mode, and Trusted Types on top.
    context.header(
      'content-security-policy',
      [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src 'nonce-${nonce}'`,
        `connect-src 'self' ${stage.endpointUrl}`,
        `frame-src 'self' ${options.frameOrigin} ${stage.endpointUrl}`,
        'img-src data:',
        "base-uri 'self'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html pay-with-usdc pay-with-usdc-storefront dompurify',
      ].join('; '),
    )
    await next()
  })

  shop.get('/', (context) =>
    show(
      context,
      options,
      'Things for the kitchen',
      html`<main>
<h1>Things for the kitchen</h1>
<p class="soft">Two good ones. Put one in your cart and pay with USDC.</p>
<div class="grid">${products.map(
        (product) => html`<article class="card">${picture(product)}<div class="body">
<h2>${product.name}</h2><p class="soft">${product.text}</p>
<form method="post" action="/cart" class="row"><span class="price">$${product.price}</span>
<button name="add" value="${product.id}">Add to cart</button></form></div></article>`,
      )}</div>${
        hasPanel
          ? html`<p class="merchants"><a href="/sandbox/panel">For merchants: play everything that can go wrong</a></p>`
          : ''
      }</main>`,
    ),
  )

  shop.post('/cart', async (context) => {
    const { add, remove } = await context.req.parseBody()
    const cart = context.get('cart')
    const counts = { ...cart.counts }
    if (typeof add === 'string' && products.some(({ id }) => id === add)) {
      counts[add] = Math.min(99, (counts[add] ?? 0) + 1)
    }
    if (typeof remove === 'string') delete counts[remove]
    writeCart(context, { ...cart, counts })
    return context.redirect('/cart', 303)
  })

  shop.get('/cart', (context) => {
    const { lines, total } = linesOf(context.get('cart'))
    if (lines.length === 0) {
      return show(
        context,
        options,
        'Your cart',
        html`<main class="narrow"><h1>Your cart is empty</h1>
<p><a class="button" href="/">Find something</a></p></main>`,
      )
    }
    return show(
      context,
      options,
      'Your cart',
      html`<main class="narrow"><h1>Your cart</h1>
<form method="post" action="/cart">${linesTable(lines, total, true)}</form>
<p class="row"><a href="/">Keep shopping</a><a class="button" href="/checkout">Check out</a></p></main>`,
    )
  })

  shop.route('/', checkoutPages(options))
  if (hasPanel) shop.route('/', panelPages(options))
  return shop
}

function linesTable(lines: ReturnType<typeof linesOf>['lines'], total: string, canRemove = false) {
  return html`<table><tbody>${lines.map(
    ({ product, count, sum }) => html`<tr><th scope="row">${product.name} × ${count}</th>
<td>$${sum}${canRemove ? html` <button class="quiet" name="remove" value="${product.id}" aria-label="Remove ${product.name}">×</button>` : ''}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">Total</th><td>$${total}</td></tr></tfoot></table>`
}

function show(
  context: Context<Environment>,
  { stage }: ShopOptions,
  title: string,
  body: ReturnType<typeof html>,
  status: 200 | 404 = 200,
) {
  const counts = Object.values(context.get('cart').counts)
  const count = counts.reduce((sum, one) => sum + one, 0)
  const nonce = context.get('nonce')
  const scripts = managed({ stage, nonce, location: 'footer' })
  return context.html(layout({ title, nonce, count, body, scripts }), status)
}
