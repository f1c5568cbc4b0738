import { make } from '../make.js'
import { chosenMethod } from './chosenMethod.js'
import { keepInPlace } from './keepInPlace.js'
import { noticeOf } from './notice.js'
import { type Build, elementOf, paymentOf } from './paymentOf.js'
import { findOrder, marker, putInPlace } from './places.js'
import { readStoreOrder } from './readStoreOrder.js'
import type { Settings } from './settings.js'
import { shadowOf } from './shadow.js'
import { localeOf, speak } from './words.js'

/** What the element says when more is due than the order's own total. */
const totalCode = 'due_above_total'

/** Shows the payment of the order that the page confirms, when it is one of ours. */
export function showPayment(options: {
  settings: Settings
  build: Build
  fetch: typeof fetch
}): void {
  const { settings, build, fetch } = options
  let order = settings.order
  let shown: HTMLElement | undefined
  let isAsked = false

  keepInPlace(() => {
    if (!isAsked) {
      order ??= findOrder()
      isAsked = order !== undefined
      if (order !== undefined) void ask(order)
    }
    if (shown !== undefined) putInPlace(shown)
  })

  async function ask(order: string): Promise<void> {
    try {
      // By its marker the page says itself that the order is one of ours.
      const isEarly = settings.placement === 'frame' && !shown && document.querySelector(marker)
      const early = isEarly ? elementOf({ settings, order }) : undefined
      if (early) show(early)
      const stored = await readStoreOrder({ order, methods: settings.methods, fetch })
      if (stored === 'none') return show(undefined)
      if (stored === 'failed') return fail(order, 'order_unreadable: the store did not say.')
      const element = await paymentOf({ settings, build, order, stored, early })
      element.addEventListener('usdc-error', (event) => {
        if (event.code === totalCode) void askAgain(order, stored.total)
      })
      if (element !== shown) show(element)
    } catch (error) {
      fail(order, (error as Error).message, true)
    }
  }

  /** The endpoint asks for more than the page knows of: staff may have edited the order meanwhile. */
  async function askAgain(order: string, before: string): Promise<void> {
    const stored = await readStoreOrder({ order, methods: settings.methods, fetch })
    if (typeof stored === 'object' && stored.total !== before) await ask(order)
  }

  /** Says so, to a shopper who chose USDC. For anybody else a word about it would only confuse. */
  function fail(order: string, message: string, isOurs = isExpected()): void {
    console.warn(`Pay with USDC: ${message}`)
    if (!isOurs) return
    const href = `${settings.endpoint}/pay/order/${order}`
    const locale = localeOf(settings.look.locale ?? null, document.documentElement)
    speak(locale, ({ say, lang, dir }) => {
      const notice = noticeOf({ say, kind: 'safe', href, onRetry: () => void ask(order) })
      const host = make('div', { 'data-usdc-notice': '' })
      shadowOf(host, make('div', { class: 'stack', lang, dir }, notice))
      show(host)
    })
  }

  function show(node: HTMLElement | undefined): void {
    const before = shown
    shown = node
    if (before?.isConnected && node !== undefined) before.replaceWith(node)
    else before?.remove()
    if (node !== undefined) putInPlace(node)
  }
}

function isExpected(): boolean {
  return chosenMethod.isOurs || document.querySelector(marker) !== null
}
