import { PayWithUsdcError } from '../../errors/index.js'
import { parseAmount } from '../../money/index.js'
import { readStoreOrder } from '../../storefront/page/readStoreOrder.js'
import type { PageText } from './readPage.js'

/** The order whose payment the page should show. */
export type Order = {
  readonly store: string
  readonly order: string
  readonly cart: string
  readonly endpoint: string
  /** The treasuries that the page's script or element pins, as it writes them. */
  readonly pinned: readonly string[]
  /** What the shop asks for this order, atomic USDC; undefined when it does not say, or not in dollars. */
  readonly total: bigint | undefined
  /** What was taken from the page: a script on it can make it say anything. */
  readonly claimed: readonly string[]
}

/** What the caller knows for sure. */
export type Known = Partial<Pick<Order, 'store' | 'order' | 'cart' | 'endpoint'>>

const names = ['store', 'order', 'cart', 'endpoint'] as const
const offlineMethods = ['moneyorder', 'bankdeposit', 'cod', 'instore']

/**
 * Fills in what the caller did not name with what page and shop say. The shop is asked from here,
 * with the session's cookies: the page's own scripts take no part in it.
 *
 * @throws PayWithUsdcError `order_unknown`
 */
export async function orderOf({
  known,
  page,
  url,
  cookies,
  fetch,
}: {
  known: Known
  page: PageText
  url: string
  cookies: readonly string[]
  fetch: typeof globalThis.fetch
}): Promise<Order> {
  const script = ownScript(page)
  const settings = script === undefined ? undefined : new URL(script).searchParams
  const { element } = page
  const order = known.order ?? page.order
  const stored =
    order === undefined
      ? 'none'
      : await askShop({ order, origin: new URL(url).origin, cookies, fetch })
  const fromShop = typeof stored === 'string' ? undefined : stored
  const found: Readonly<Record<(typeof names)[number], string | undefined>> = {
    store: known.store ?? settings?.get('store') ?? element.store,
    order,
    cart: known.cart ?? fromShop?.cart ?? element.cart,
    endpoint: known.endpoint ?? settings?.get('endpoint') ?? element.endpoint,
  }
  const missing = names.filter((name) => !found[name])
  if (missing.length > 0) {
    throw new PayWithUsdcError('order_unknown', `The page does not say ${missing.join(', ')}.`, {
      hint: `Say it: ${missing.map((name) => `--${name} …`).join(' ')}. An order’s page needs its session: --cookie name=value.`,
    })
  }
  const total =
    fromShop?.currency === 'USD' ? parseAmount(fromShop.total, 2) : ({ ok: false } as const)
  return {
    ...(found as Record<(typeof names)[number], string>),
    endpoint: (found.endpoint ?? '').replace(/\/+$/, ''),
    pinned: (settings?.get('treasury') ?? element.treasury ?? '').split(/[\s,]+/).filter(Boolean),
    total: total.ok ? total.value : undefined,
    claimed: names.filter((name) => known[name] === undefined),
  }
}

/** The storefront's script that a merchant pasted, by the settings in its address. */
function ownScript({ scripts }: Pick<PageText, 'scripts'>): string | undefined {
  return scripts.find(({ src }) => isOwn(src))?.src
}

/** True for the address of one of our scripts. */
export function isOwn(src: string): boolean {
  const { pathname, searchParams } = new URL(src)
  if (/\/storefront\.js$/.test(pathname)) {
    return searchParams.has('endpoint') && searchParams.has('treasury')
  }
  return /\/pay-with-usdc(-[\w-]+)?\.js$/.test(pathname)
}

function askShop({
  order,
  origin,
  cookies,
  fetch,
}: {
  order: string
  origin: string
  cookies: readonly string[]
  fetch: typeof globalThis.fetch
}) {
  return readStoreOrder({
    order,
    methods: offlineMethods,
    fetch: (path, init) =>
      fetch(new URL(String(path), origin), {
        ...init,
        headers: { accept: 'application/json', cookie: cookies.join('; ') },
        redirect: 'error',
      }),
  })
}
