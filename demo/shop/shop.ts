import { randomBytes, randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Scripts } from '../../src/endpoint/scripts.js'
import type { SandboxChain } from '../../src/sandbox/chain.js'
import { demoStoreApi } from '../../src/stores/demoStoreApi.js'
import type { MemoryStore } from '../../src/stores/memory.js'
import type { StoreOrder } from '../../src/stores/store.js'
import { type Cart, linesOf } from './cart.js'
import { layout } from './layout.js'
import { picture } from './pictures.js'
import { products } from './products.js'
import { sandboxRoutes } from './sandboxRoutes.js'

/** What the demo shop works with. */
export type ShopOptions = {
  readonly store: MemoryStore
  readonly chain: SandboxChain
  /** Where shoppers' pages reach the endpoint. */
  readonly endpointUrl: string
  readonly storeHash: string
  /** The secret that the endpoint shows when it asks for orders. */
  readonly storeToken: string
  /** The built sandbox scripts, which this shop serves like any merchant's host would. */
  readonly scripts: Scripts
  /** The demo's own script: the test wallet and the buttons of the sandbox. */
  readonly demoScript: Uint8Array
}

type Environment = { Variables: { nonce: string; cart: Cart } }

/** The demo shop: two products, a cart, a checkout, and an order page with the element. */
export function createShop(options: ShopOptions): Hono<Environment> {
  const { store, chain, scripts, demoScript } = options
  const shop = new Hono<Environment>()
  shop.route('/', demoStoreApi({ store, token: options.storeToken }))
  shop.route('/', sandboxRoutes({ chain }))

  shop.get(`/script/${scripts.version}/:file`, (context) => {
    const script = scripts.files.get(context.req.param('file'))
    if (script === undefined) return context.notFound()
    return context.body(Uint8Array.from(script.bytes), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
    })
  })
  shop.get('/demo.js', (context) =>
    context.body(Uint8Array.from(demoScript), 200, {
      'content-type': 'text/javascript; charset=utf-8',
    }),
  )

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
        `connect-src 'self' ${options.endpointUrl}`,
        'img-src data:',
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types lit-html pay-with-usdc',
      ].join('; '),
    )
    await next()
  })

  shop.get('/', (context) =>
    show(
      context,
      'Things for the kitchen',
      html`<main>
<h1>Things for the kitchen</h1>
<p class="soft">Two good ones. Put one in your cart and pay with USDC.</p>
<div class="grid">${products.map(
        (product) => html`<article class="card">${picture(product)}<div class="body">
<h2>${product.name}</h2><p class="soft">${product.text}</p>
<form method="post" action="/cart" class="row"><span class="price">$${product.price}</span>
<button name="add" value="${product.id}">Add to cart</button></form></div></article>`,
      )}</div></main>`,
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
        'Your cart',
        html`<main class="narrow"><h1>Your cart is empty</h1>
<p><a class="button" href="/">Find something</a></p></main>`,
      )
    }
    return show(
      context,
      'Your cart',
      html`<main class="narrow"><h1>Your cart</h1>
<form method="post" action="/cart">${linesTable(lines, total, true)}</form>
<p class="row"><a href="/">Keep shopping</a><a class="button" href="/checkout">Check out</a></p></main>`,
    )
  })

  shop.get('/checkout', (context) => {
    const { lines, total } = linesOf(context.get('cart'))
    if (lines.length === 0) return context.redirect('/cart')
    return show(
      context,
      'Checkout',
      html`<main class="narrow"><h1>Checkout</h1>
<section class="panel"><h2>Your order</h2>${linesTable(lines, total)}</section>
<form method="post" action="/checkout"><section class="panel"><h2>Payment</h2>
<label class="choice"><input type="radio" name="method" value="moneyorder" checked><span><strong>Pay with USDC</strong><br>
<span class="soft">From any wallet or exchange. You get the address after you place the order.</span></span></label>
<label class="choice"><input type="radio" name="method" value="bankdeposit"><span><strong>Bank transfer</strong><br>
<span class="soft">We send you our account by e-mail.</span></span></label></section>
<p><button>Place order</button></p></form></main>`,
    )
  })

  shop.post('/checkout', async (context) => {
    const cart = context.get('cart')
    const { lines, total } = linesOf(cart)
    if (lines.length === 0) return context.redirect('/cart', 303)
    const { method } = await context.req.parseBody()
    const order = store.placeOrder({ cart: cart.id, total: { amount: total, currency: 'USD' } })
    // The order page belongs to the browser that placed the order.
    setCookie(context, `order-${order.id}`, cart.id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    writeCart(context, { id: randomUUID(), counts: {} })
    const by = method === 'bankdeposit' ? '?method=bankdeposit' : ''
    return context.redirect(`/order/${order.id}${by}`, 303)
  })

  shop.get('/order/:id', (context) => {
    const order = ownOrder(context, store)
    if (order === undefined) {
      return show(
        context,
        'No such order',
        html`<main class="narrow"><h1>No such order</h1>
<p>Orders can be opened in the browser that placed them.</p><p><a class="button" href="/">To the shop</a></p></main>`,
        404,
      )
    }
    if (context.req.query('method') === 'bankdeposit') {
      return show(
        context,
        `Order ${order.id}`,
        html`<main class="narrow"><h1>Thank you!</h1>
<p>Order ${order.id} waits for your bank transfer. Changed your mind? <a href="/order/${order.id}">Pay it with USDC</a>.</p></main>`,
      )
    }
    return show(context, `Order ${order.id}`, orderPage(order, context.get('nonce'), options))
  })

  shop.get('/order/:id/state', (context) => {
    const order = ownOrder(context, store)
    return order === undefined ? context.notFound() : context.json({ state: stateText(order) })
  })
  return shop
}

function orderPage(order: StoreOrder, nonce: string, options: ShopOptions) {
  const { chain, endpointUrl, scripts, storeHash } = options
  const script = scripts.files.get('pay-with-usdc.js')
  return html`<main class="order"><h1>Thank you for your order</h1>
<p>Order <strong>${order.id}</strong> · $${order.total.amount} <span class="state" id="order-state">${stateText(order)}</span></p>
<pay-with-usdc endpoint="${endpointUrl}" store="${storeHash}" order="${order.id}" cart="${order.cart}"
 total="${order.total.amount}" currency="${order.total.currency}" treasury="${chain.cast.treasury}">
<p class="soft">The payment is loading.</p></pay-with-usdc>
<section class="panel sandbox" aria-labelledby="sandbox-title"><h2 id="sandbox-title">This is a sandbox</h2>
<p class="soft">Choose “Pay with a wallet” above and take the <em>Test wallet</em>: it has play money. Or:</p>
<div class="row"><button class="quiet" type="button" data-sandbox="transfer">Pay like an exchange does</button>
<button class="quiet" type="button" data-sandbox="wallet">Fund my own wallet</button></div>
<p class="soft" role="status" id="sandbox-says"></p></section></main>
<script nonce="${nonce}" src="/demo.js" defer></script>
<script nonce="${nonce}" src="/script/${scripts.version}/pay-with-usdc.js" integrity="${script?.integrity ?? ''}" crossorigin="anonymous" defer></script>`
}

function linesTable(lines: ReturnType<typeof linesOf>['lines'], total: string, canRemove = false) {
  return html`<table><tbody>${lines.map(
    ({ product, count, sum }) => html`<tr><th scope="row">${product.name} × ${count}</th>
<td>$${sum}${canRemove ? html` <button class="quiet" name="remove" value="${product.id}" aria-label="Remove ${product.name}">×</button>` : ''}</td></tr>`,
  )}</tbody><tfoot><tr><th scope="row">Total</th><td>$${total}</td></tr></tfoot></table>`
}

function stateText({ state }: StoreOrder): string {
  return { open: 'Awaiting payment', paid: 'Paid', canceled: 'Canceled', moved: 'Moved' }[state]
}

function ownOrder(context: Context<Environment>, store: MemoryStore): StoreOrder | undefined {
  const id = context.req.param('id') ?? ''
  const order = store.orders().find((one) => one.id === id)
  return order?.cart === getCookie(context, `order-${id}`) ? order : undefined
}

function show(
  context: Context<Environment>,
  title: string,
  body: ReturnType<typeof html>,
  status: 200 | 404 = 200,
) {
  const counts = Object.values(context.get('cart').counts)
  const count = counts.reduce((sum, one) => sum + one, 0)
  return context.html(layout({ title, nonce: context.get('nonce'), count, body }), status)
}

function readCart(context: Context): Cart {
  try {
    const { id, counts } = JSON.parse(getCookie(context, 'cart') ?? '') as Partial<Cart>
    if (typeof id !== 'string' || typeof counts !== 'object') throw new Error('no cart')
    const known = products.flatMap(({ id }) => {
      const count = Math.trunc(Number(counts[id] ?? 0))
      return count > 0 && count < 100 ? [[id, count] as const] : []
    })
    return { id, counts: Object.fromEntries(known) }
  } catch {
    return { id: randomUUID(), counts: {} }
  }
}

function writeCart(context: Context, cart: Cart): void {
  setCookie(context, 'cart', JSON.stringify(cart), { httpOnly: true, sameSite: 'Lax', path: '/' })
}
