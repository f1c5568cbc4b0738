import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Sandbox } from '../demo/sandbox.js'
import type { Scripts } from '../src/endpoint/scripts.js'
import type { BookedOrder } from '../src/sandbox/bigcommerce/index.js'
import { type BrotliServer, startBrotliServer } from './brotliServer.js'

/** The demo shop behind a host that compresses, with pages of its own for one order each. */
export type ShopFront = {
  readonly url: string
  /** Puts an order's page there: as a store's template writes it, with the order's number in it. */
  readonly putPage: (options: { order: BookedOrder; how: How }) => string
  readonly close: () => Promise<void>
}

/**
 * How a page shows the payment: by the script that a merchant pastes, in one of its placements, or
 * with the element itself in the page.
 */
export type How = 'inline' | 'frame' | 'element'

/** Starts it. It is a proxy in front of the shop, so its pages are of the shop's own origin. */
export async function startShopFront({
  sandbox,
  scripts,
}: {
  sandbox: Sandbox
  scripts: Scripts
}): Promise<ShopFront> {
  const shop = new URL(sandbox.shopUrl)
  const server: BrotliServer = await startBrotliServer((request, response) =>
    pass(shop, request, response),
  )
  for (const [file, { bytes }] of scripts.files) {
    server.put(`/script/${scripts.version}/${file}`, { type: 'text/javascript', body: bytes })
  }
  return {
    url: server.url,
    putPage({ order, how }) {
      const path = `/checkout/order-confirmation/${order.id}`
      const body = pageOf({ order, how, sandbox, scripts })
      server.put(path, { type: 'text/html; charset=utf-8', body })
      return `${sandbox.shopUrl}${path}`
    },
    close: server.close,
  }
}

/** What this host does not have itself comes from the shop. */
function pass(shop: URL, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = request
  const { host, pathname, search } = new URL(request.url ?? '/', shop)
  if (host !== shop.host) {
    response.writeHead(502).end()
    return
  }
  const passed = ask(
    { host: shop.hostname, port: shop.port, path: `${pathname}${search}`, method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  passed.once('error', () => response.writeHead(502).end())
  request.pipe(passed)
}

function pageOf({
  order,
  how,
  sandbox,
  scripts,
}: {
  order: BookedOrder
  how: How
  sandbox: Sandbox
  scripts: Scripts
}): string {
  const { treasury } = sandbox.chain.cast
  const { endpointUrl: endpoint } = sandbox
  const tag = (file: string, query = '') =>
    `<script src="/script/${scripts.version}/${file}${query}" integrity="${scripts.files.get(file)?.integrity ?? ''}" crossorigin="anonymous" defer></script>`
  const attributes = Object.entries({
    ...{ endpoint, treasury, store: 'sandbox', order: `${order.id}`, cart: order.cart_id },
    ...{ total: order.total_inc_tax.replace(/0{2}$/, ''), currency: 'USD' },
  }).map(([name, value]) => `${name}="${value}"`)
  const query = new URLSearchParams({
    endpoint,
    treasury,
    store: 'sandbox',
    networks: 'USDC Sandbox',
  })
  const settings = JSON.stringify({ placement: how, order: `${order.id}` })
  const body =
    how === 'element'
      ? `<pay-with-usdc ${attributes.join(' ')}></pay-with-usdc>${tag('pay-with-usdc.js')}`
      : `<div id="checkout-app"><div data-usdc-pay data-order="${order.id}"></div></div>
<script type="application/json" data-usdc-pay>${settings}</script>${tag('storefront.js', `?${query.toString().replaceAll('&', '&amp;')}`)}`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Thank you</title><link rel="icon" href="data:,"><style>body{font:16px/1.5 system-ui,sans-serif;margin:16px}pay-with-usdc:not(:defined){display:block;min-block-size:60rem}</style></head><body><h1>Thank you</h1><p>Your order number is ${order.id}.</p>
${body}</body></html>`
}
