import type { UsdcReadyEvent } from '../../element/events.js'
import type { Languages } from '../../element/Language.js'
import { parseTreasuries } from '../../element/verify/verifyPayment.js'
import { type Look, looks } from '../fields.js'
import { make } from '../make.js'
import { type FrameMessage, type OpenMessage, readFromPage } from '../messages.js'
import { headingOf } from './heading.js'
import type { Host } from './host.js'
import type { FrameSettings } from './settings.js'
import { type FrameWords, wordsOf } from './words.js'

const orderNames = ['store', 'order', 'cart', 'treasury', 'total', 'currency', 'chain'] as const

/**
 * The frame's page: listens to the store's page around it, and shows the payment of the first order
 * that it hands over. What the page says later may change the look and nothing else.
 *
 * The page is told how the payment stands; never its address, its amount or its token.
 *
 * @param options.languages those of the element; the frame's own words come with them
 * @param options.place where the element goes
 * @param options.onShown called once, when a checked payment is shown
 */
export function startFrame(options: {
  settings: FrameSettings
  languages: Languages
  host: Host
  place: HTMLElement
  onShown?: (event: UsdcReadyEvent) => void
}): void {
  const { settings, languages, host, place, onShown } = options
  const { parent } = host
  // Where everything is closed off, each request to a wallet would hang for ever, without an error.
  if (host.origin === 'null' || parent === undefined) {
    explain(parent === undefined ? 'notFramed' : 'isolated')
    return
  }
  let opened:
    | { origin: string; message: OpenMessage; show: (look: OpenMessage) => void }
    | undefined

  host.listen(({ origin, source, data, isTrusted }) => {
    if (!isTrusted || source !== parent || !settings.origins.includes(origin)) return
    const message = readFromPage(data)
    if (message === undefined) return
    if (opened === undefined) {
      opened = { origin, message, show: () => {} }
      opened.show = open(message)
    } else if (opened.origin === origin && isSameOrder(opened.message, message)) {
      opened.show(message)
    }
  })
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height > 0) tell({ type: 'pay-with-usdc/height', height })
  }).observe(document.body)
  tell({ type: 'pay-with-usdc/hello' })

  /** To the page that opened the frame; before that, to whichever store may be around it. */
  function tell(message: FrameMessage): void {
    for (const origin of opened === undefined ? candidates() : [opened.origin]) {
      parent?.postMessage(message, origin)
    }
  }

  function candidates(): readonly string[] {
    const { origins } = settings
    return host.around !== undefined && origins.includes(host.around) ? [host.around] : origins
  }

  function open(message: OpenMessage): (look: OpenMessage) => void {
    const pinned = parseTreasuries(message.treasury)
    const isAgreed = pinned.ok && pinned.value.every((one) => settings.treasuries.includes(one))
    if (!isAgreed) {
      explain('refused')
      tell({ type: 'pay-with-usdc/problem', code: pinned.ok ? 'treasury_mismatch' : pinned.code })
      return () => {}
    }
    const element = document.createElement('pay-with-usdc')
    for (const [name, value] of Object.entries(settings.attributes)) {
      element.setAttribute(name, value)
    }
    element.setAttribute('endpoint', settings.endpoint)
    for (const name of orderNames) {
      const value = message[name]
      if (value !== undefined) element.setAttribute(name, value)
    }
    const href = `${settings.endpoint}/pay/order/${message.order}`
    // For wallets that are not to be found in a frame. Until the payment is open, the page that asks.
    // It comes with the payment, or with what is in its way: before, it would stand where the payment goes.
    const link = make('a', { slot: 'footer', href, target: '_blank', rel: 'noopener' })
    for (const name of ['usdc-ready', 'usdc-error'] as const) {
      element.addEventListener(name, () => element.append(link), { once: true })
    }
    element.fetch = watchOpening(settings.endpoint, (url) => {
      link.href = url
    })
    const show = (look: OpenMessage) => {
      applyLook(element, look)
      speak(look.locale, ({ say }) => {
        link.textContent = say('openPage')
      })
    }
    show(message)
    follow(element, message)
    place.replaceChildren(element)
    return show
  }

  function follow(element: HTMLElement, { locale }: OpenMessage): void {
    element.addEventListener('usdc-ready', (event) => {
      speak(locale, ({ say }) => {
        const heading = headingOf(say, event.payment.order)
        element.querySelector('.heading')?.remove()
        if (heading !== undefined) element.prepend(heading)
      })
      tellStatus(event.payment)
      onShown?.(event)
    })
    element.addEventListener('usdc-status', ({ payment }) => tellStatus(payment))
    element.addEventListener('usdc-error', ({ code }) => {
      tell({ type: 'pay-with-usdc/problem', code })
    })
  }

  /** Says something once its words are there; nothing is said in two languages. */
  function speak(locale: string | undefined, say: (words: FrameWords) => void): void {
    void wordsOf(languages, locale).then(say)
  }

  function tellStatus({ status, exceptions }: UsdcReadyEvent['payment']): void {
    tell({ type: 'pay-with-usdc/status', status, exceptions })
  }

  function explain(sentence: 'isolated' | 'notFramed' | 'refused'): void {
    speak(undefined, ({ say, lang, dir }) => {
      place.replaceChildren(make('p', { role: 'alert', lang, dir }, say(sentence)))
    })
  }
}

/** Learns the payment's own page, which the endpoint names when it opens the payment. */
function watchOpening(endpoint: string, onPage: (url: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (init?.method !== 'POST') return response
    const json = response.json.bind(response)
    // The same reading as the element's: a copy of the answer would come later than the payment.
    response.json = async () => {
      const opened = (await json()) as { url?: unknown } | null
      const url = opened?.url
      if (typeof url === 'string' && url.startsWith(`${endpoint}/pay/`)) onPage(url)
      return opened
    }
    return response
  }
}

function isSameOrder(one: OpenMessage, other: OpenMessage): boolean {
  return orderNames.every((name) => one[name] === other[name])
}

function applyLook(element: HTMLElement, look: OpenMessage): void {
  const { theme = 'auto' } = look
  // The same scheme as the frame's: else the browser paints a background under it.
  document.documentElement.style.colorScheme = theme === 'auto' ? 'light dark' : theme
  for (const name of Object.keys(looks) as (keyof Look)[]) {
    const value = look[name]
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}
