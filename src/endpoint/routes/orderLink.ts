import { timingSafeEqual } from 'node:crypto'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { takeTry } from '../../database/index.js'
import type { StoreOrder } from '../../stores/store.js'
import type { Endpoint, Environment } from '../context.js'
import { openOwnOrder } from '../openOrder.js'
import { pageLanguage } from '../pageLanguage.js'
import { paymentToken } from '../paymentToken.js'
import type { Scripts } from '../scripts.js'
import { page, pageHeaders } from './page.js'
import { pageBanner } from './sandboxBanner.js'

/** Tries for one order within an hour; the right address takes one too. */
const tries = { limit: 5, span: 3_600 }
/** Each answer takes at least so many milliseconds, so that it tells nothing by its time. */
const slowest = 600

/**
 * The link in the shop's e-mail names only the order, which anybody can guess. It asks for the
 * e-mail address of the order. A wrong address, an unknown order and one that is not ours get the
 * same answer after the same time.
 *
 * @param rest waits for so many milliseconds
 */
export function orderLinkRoute(
  app: OpenAPIHono<Environment>,
  endpoint: Endpoint,
  scripts: Scripts,
  rest: (milliseconds: number) => Promise<void>,
): void {
  const { config, database, now } = endpoint
  const place = { config, scripts }

  app.get('/pay/order/:order', (context) => ask(context, place))

  app.post('/pay/order/:order', async (context) => {
    const order = context.req.param('order')
    // A form that cannot be read names no address.
    const { email } = await context.req.parseBody().catch(() => ({ email: undefined }))
    const subject = `email/${config.store.hash}/${order}`
    const waited = rest(slowest)
    const isAllowed = await takeTry({ database, subject, ...tries, now: now() })
    const found = isAllowed
      ? await ownOrder(endpoint, order, typeof email === 'string' ? email : '')
      : undefined
    const opened = found === undefined ? undefined : await openOwnOrder(endpoint, found)
    await waited
    if (opened?.ok === true) {
      const token = paymentToken({ secret: config.tokenSecret, paymentId: opened.value })
      return context.redirect(`/pay/${opened.value}/${token}`, 303)
    }
    return ask(context, place, isAllowed ? 'notFound' : 'tooMany')
  })
}

/** The order, when the address is the one that it was made with. */
async function ownOrder(
  { store, log }: Endpoint,
  order: string,
  email: string,
): Promise<StoreOrder | undefined> {
  try {
    const read = await store.readOrder({ order, asker: 'shopper' })
    if (!read.ok || read.value.email === undefined) return undefined
    return isSameEmail(read.value.email, email) ? read.value : undefined
  } catch (error) {
    // A shop that does not answer must not tell orders apart either.
    log.warn({ err: error, order }, 'an order link could not be checked')
    return undefined
  }
}

function isSameEmail(one: string, other: string): boolean {
  const plain = (text: string) =>
    Buffer.from(text.trim().toLowerCase().normalize('NFC').padEnd(320))
  const [a, b] = [plain(one), plain(other)]
  return a.length === b.length && timingSafeEqual(a, b) && other.trim() !== ''
}

function ask(
  context: Context<Environment>,
  place: Pick<Parameters<typeof pageBanner>[0], 'config' | 'scripts'>,
  problem?: 'notFound' | 'tooMany',
) {
  const order = context.req.param('order') ?? ''
  const nonce = pageHeaders(context, { formAction: "'self'" })
  const { lang, dir, say } = pageLanguage(context.req.header('accept-language'))
  const banner = pageBanner({ ...place, language: { lang, dir }, nonce })
  if (!/^[1-9]\d{0,17}$/.test(order)) {
    const body = html`<main>${banner}<div class="panel"><h1>${say('unknown')}</h1><p>${say('unknownHint')}</p></div></main>`
    return context.html(page({ lang, dir, title: say('unknown'), nonce, body }), 404)
  }
  const title = say('findTitle', { order })
  const body = html`<main>${banner}<div class="panel"><h1>${title}</h1>
${problem === undefined ? '' : html`<p class="problem" role="alert">${say(problem)}</p>`}
<p class="soft">${say('findHint')}</p>
<form method="post"><label>${say('email')}<input name="email" type="email" dir="ltr" autocomplete="email" maxlength="320" required></label>
<button>${say('find')}</button></form></div></main>`
  const status = problem === undefined ? 200 : problem === 'tooMany' ? 429 : 404
  return context.html(page({ lang, dir, title, nonce, body }), status)
}
