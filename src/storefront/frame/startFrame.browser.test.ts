import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { definePayWithUsdc } from '../../element/define.js'
import { lateParts } from '../../element/lateParts.js'
import { livePartOf } from '../../element/live/openLivePart.js'
import type { PayWithUsdc } from '../../element/PayWithUsdc.js'
import { settle } from '../../element/testing/FakeClock.js'
import { FakeEndpoint } from '../../element/testing/FakeEndpoint.js'
import { address, openedAt, order, states, treasury, viewOf } from '../../element/testing/views.js'
import { partZhCN } from '../../lang/zh-CN/index.js'
import type { Heard, Host } from './host.js'
import { readFrameSettings } from './settings.js'
import { startFrame } from './startFrame.js'

const store = 'https://shop.example'
const older = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const settings = {
  endpoint: 'https://pay.example',
  origins: [store, 'https://second.example'],
  treasuries: [treasury, older],
  attributes: {},
}
const opening = {
  type: 'pay-with-usdc/open',
  store: order.store,
  order: order.id,
  cart: order.cart,
  treasury,
  total: '25.50',
  currency: 'USD',
  locale: 'en',
}

const languages = { 'zh-CN': async () => partZhCN }

let endpoint: FakeEndpoint
let place: HTMLElement

beforeAll(() => {
  definePayWithUsdc({
    chains: mainnets,
    live: async () => livePartOf(mainnets, () => lateParts),
    languages,
    clock: { now: () => openedAt, after: () => () => {}, random: () => 1 },
  })
})
beforeEach(() => {
  endpoint = new FakeEndpoint(viewOf())
  place = document.createElement('main')
  document.body.replaceChildren(place)
  vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => endpoint.fetch(...request))
})
afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.style.removeProperty('color-scheme')
  vi.restoreAllMocks()
})

/** A page around the frame, as a test wants it. */
function start(changes: Partial<Host> = {}, onShown?: () => void) {
  const told: { message: Record<string, unknown>; to: string }[] = []
  const parent = {
    postMessage: (message: Record<string, unknown>, to: string) => told.push({ message, to }),
  }
  let hear: (event: Heard) => void = () => {}
  const host: Host = {
    origin: 'https://frame.example',
    parent: parent as unknown as Window,
    around: store,
    listen: (listener) => {
      hear = listener
    },
    ...changes,
  }
  startFrame({ settings, languages, host, place, ...(onShown && { onShown }) })
  return {
    told,
    kinds: () =>
      told.map(({ message }) => String(message.type).slice(14)).filter((kind) => kind !== 'height'),
    last: () =>
      told.filter(({ message }) => message.type !== 'pay-with-usdc/height').at(-1)?.message,
    async say(data: unknown, event: Partial<Heard> = {}): Promise<void> {
      const source = host.parent as Window
      hear({ origin: store, source, isTrusted: true, data, ...event })
      await settle()
    },
  }
}

const element = () => place.querySelector('pay-with-usdc')
const textOf = (found: PayWithUsdc | null) =>
  (found?.renderRoot as ShadowRoot | undefined)?.querySelector('.base')?.textContent ?? ''

/** Nothing that money could be sent to. */
function expectNothingPayable(): void {
  expect(element()).toBeNull()
  expect(document.body.textContent).not.toContain('0x')
  expect(endpoint.requests).toEqual([])
}

describe('an honest page', () => {
  test('is greeted by its exact origin, and its order is shown', async () => {
    const { told, say, kinds } = start()
    expect(told.slice(0, 1)).toEqual([{ message: { type: 'pay-with-usdc/hello' }, to: store }])
    await say(opening)
    expect(element()?.address).toBe(address)
    expect(textOf(element())).toContain('25.50')
    expect(kinds()).toEqual(['hello', 'status', 'status'])
    expect(new Set(told.map(({ to }) => to))).toEqual(new Set([store]))
  })

  test('an unknown page is not greeted: each store is, by name, and none is "*"', () => {
    for (const around of [undefined, 'https://evil.example']) {
      const { told } = start({ around })
      const greeted = told.filter(({ message }) => message.type === 'pay-with-usdc/hello')
      expect(greeted.map(({ to }) => to)).toEqual(settings.origins)
    }
  })

  test('the endpoint is the frame’s own, whatever the page says', async () => {
    const { say } = start()
    await say({ ...opening, endpoint: 'https://evil.example', payment: 'pay_1', token: 'x' })
    expect(element()?.getAttribute('endpoint')).toBe('https://pay.example')
    expect(element()?.hasAttribute('payment')).toBe(false)
    expect(element()?.hasAttribute('token')).toBe(false)
  })

  test('is told how the payment stands, and never address, amount or token', async () => {
    const { say, told, last } = start()
    await say(opening)
    endpoint.send({ ...states.paid, sequence: 2 })
    await settle()
    expect(last()).toEqual({ type: 'pay-with-usdc/status', status: 'paid', exceptions: [] })
    const everything = JSON.stringify(told)
    for (const secret of ['0x', endpoint.token, '25500000', '25.50', 'pay_3f0c']) {
      expect(everything).not.toContain(secret)
    }
  })

  test('is told how high the frame is', async () => {
    const { told } = start()
    place.append(Object.assign(document.createElement('div'), { textContent: 'x' }))
    await expect
      .poll(() => told.filter(({ message }) => message.type === 'pay-with-usdc/height').length)
      .toBeGreaterThan(0)
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    await expect
      .poll(() => told.filter(({ message }) => 'height' in message).at(-1)?.message.height)
      .toBe(height)
  })

  test('onShown is called once', async () => {
    const onShown = vi.fn()
    const { say } = start({}, onShown)
    await say(opening)
    endpoint.send({ ...states.seen, sequence: 2 })
    await settle()
    expect(onShown).toHaveBeenCalledOnce()
  })

  test('is told of what stands in the way', async () => {
    endpoint.error = { status: 404, code: 'order_not_found', retryable: false }
    const { say, last } = start()
    await say(opening)
    expect(last()).toEqual({ type: 'pay-with-usdc/problem', code: 'order_not_found' })
  })

  test('has a way to a page of its own, for wallets that are in no frame', async () => {
    const { say } = start()
    await say(opening)
    const link = element()?.querySelector('a')
    await expect.poll(() => link?.href).toBe('https://pay.example/pay/1')
    expect([link?.target, link?.rel, link?.slot]).toEqual(['_blank', 'noopener', 'footer'])
  })

  test('whose link comes with the payment: nothing that is seen moves when that is drawn', async () => {
    let answer: () => void = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    vi.mocked(globalThis.fetch).mockImplementation(async (...request) => {
      await answered
      return endpoint.fetch(...request)
    })
    const { say } = start()
    await say(opening)
    expect(element()?.shadowRoot?.querySelector('.skeleton')).not.toBeNull()
    expect(element()?.querySelector('a')).toBeNull()
    answer()
    await expect.poll(() => element()?.querySelector('a')?.textContent).toContain('page')
  })

  test('whose link goes to the page that asks for the e-mail while there is no payment', async () => {
    endpoint.error = { status: 503, code: 'store_unavailable', retryable: true }
    const { say } = start()
    await say(opening)
    expect(element()?.querySelector('a')?.href).toBe('https://pay.example/pay/order/1042')
  })

  test.each([
    'https://evil.example/pay/1',
    'https://pay.example.evil.example/pay/1',
    'javascript:alert(1)',
    'https://pay.example/elsewhere',
    7,
    undefined,
  ])('whose link goes nowhere else, whatever the endpoint names: %s', async (url) => {
    const { say } = start()
    vi.mocked(globalThis.fetch).mockImplementation(async (...request) => {
      const response = await endpoint.fetch(...request)
      if (!(response.headers.get('content-type') ?? '').includes('json')) return response
      return Response.json({ ...((await response.json()) as object), url })
    })
    await say(opening)
    await expect.poll(() => element()?.address).toBe(address)
    expect(element()?.querySelector('a')?.href).toBe('https://pay.example/pay/order/1042')
  })
})

describe('the look', () => {
  test('is taken over, in the page’s language', async () => {
    const { say } = start()
    await say({ ...opening, theme: 'dark', accent: '#0a7', locale: 'zh-CN' })
    expect(element()?.getAttribute('theme')).toBe('dark')
    expect(element()?.getAttribute('accent')).toBe('#0a7')
    expect(document.documentElement.style.colorScheme).toBe('dark')
    expect(textOf(element())).toContain('使用 USDC 支付')
    expect(element()?.querySelector('a')?.textContent).toBe('在单独的页面中打开此付款')
  })

  test('may change later; what is not understood falls back', async () => {
    const { say } = start()
    await say({ ...opening, theme: 'dark', accent: '#0a7' })
    const first = element()
    await say({ ...opening, theme: 'light', accent: 'var(--x)' })
    expect(element()).toBe(first)
    expect(first?.getAttribute('theme')).toBe('light')
    expect(first?.hasAttribute('accent')).toBe(false)
  })
})

describe('the first order stays', () => {
  test.each([
    { order: '1043' },
    { cart: '00000000-0000-4000-8000-000000000000' },
    { store: 'other' },
    { treasury: older },
    { treasury: `${treasury} ${older}` },
    { total: '99999.00' },
    { currency: 'EUR' },
    { chain: 'eip155:1' },
  ])('a later one with %o changes nothing', async (change) => {
    const { say, kinds } = start()
    await say(opening)
    const before = element()?.outerHTML
    const said = kinds()
    await say({ ...opening, ...change, theme: 'dark' })
    expect(element()?.outerHTML).toBe(before)
    expect(kinds()).toEqual(said)
  })

  test('another store of the same merchant cannot take over', async () => {
    const { say } = start()
    await say(opening)
    const before = element()?.outerHTML
    await say({ ...opening, theme: 'dark' }, { origin: 'https://second.example' })
    expect(element()?.outerHTML).toBe(before)
  })

  test('a refused one stays refused', async () => {
    const { say } = start()
    await say({ ...opening, treasury: '0x52908400098527886E0F7030069857D2E4169EE7' })
    await say(opening)
    expectNothingPayable()
  })
})

describe('who is not heard', () => {
  test.each<[string, Partial<Heard>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: `${store}.evil.example` }],
    ['no origin', { origin: 'null' }],
    ['a window that is not the page around', { source: window }],
    ['no window', { source: null }],
    ['an event that a script made', { isTrusted: false }],
  ])('%s', async (_name, event) => {
    const { say, kinds } = start()
    await say(opening, event)
    expectNothingPayable()
    expect(kinds()).toEqual(['hello'])
    // And it spoiled nothing: the true page is still the first.
    await say(opening)
    expect(element()?.address).toBe(address)
  })

  test.each([null, 'open', [], {}, { ...opening, cart: 'x' }, { ...opening, type: 'open' }])(
    'garbage: %o',
    async (data) => {
      const { say, kinds } = start()
      await say(data)
      expectNothingPayable()
      expect(kinds()).toEqual(['hello'])
    },
  )
})

describe('the treasury', () => {
  test.each([treasury, older, `${older}, ${treasury}`])('%s is agreed on', async (pinned) => {
    const { say } = start()
    await say({ ...opening, treasury: pinned })
    expect(element()?.getAttribute('treasury')).toBe(pinned)
  })

  test.each([
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'treasury_mismatch'],
    [`${treasury} 0x52908400098527886E0F7030069857D2E4169EE7`, 'treasury_mismatch'],
    ['0x123', 'treasury_malformed'],
    ['', 'treasury_missing'],
  ])('%s is refused, and nothing can be paid', async (pinned, code) => {
    const { say, last } = start()
    await say({ ...opening, treasury: pinned })
    expectNothingPayable()
    expect(last()).toEqual({ type: 'pay-with-usdc/problem', code })
    expect(place.textContent).toContain('Please send no money')
  })

  test('a page that pins one address is not shown another of the host’s', async () => {
    endpoint.view = viewOf({ treasury: older })
    const { say, last } = start()
    await say(opening)
    expect(element()?.address).toBeUndefined()
    expect(last()).toEqual({ type: 'pay-with-usdc/problem', code: 'treasury_mismatch' })
  })
})

describe('where it stands', () => {
  test('closed off, a wallet would hang for ever: nothing is started', async () => {
    const { say, told } = start({ origin: 'null' })
    await say(opening)
    expectNothingPayable()
    expect(told).toEqual([])
    expect(place.textContent).toContain('no wallet can be reached')
  })

  test('without a page around it, nothing is started', async () => {
    const { say } = start({ parent: undefined })
    await say(opening)
    expectNothingPayable()
    expect(place.textContent).toContain('belongs inside a shop’s page')
  })
})

describe('whose payment it is', () => {
  async function shown(named: object) {
    const { say } = start()
    endpoint.view = viewOf({ order: { ...order, ...named } })
    await say(opening)
    expect(element()?.address).toBe(address)
    return element()?.querySelector('[slot=heading]')
  }

  test('shop, number and buyer stand beside the amount', async () => {
    const heading = await shown({ storeName: 'Oak & Linen', customer: 'Ada L.' })
    expect(heading?.querySelector('h2')?.textContent).toBe('Oak & Linen')
    expect(heading?.querySelector('p')?.textContent).toBe('Order 1042 · Ada L.')
    expect(heading?.checkVisibility()).toBe(true)
  })

  test('the buyer alone is enough, and so is the shop', async () => {
    expect((await shown({ customer: 'Ada L.' }))?.textContent).toBe('Order 1042 · Ada L.')
    expect((await shown({ storeName: 'Oak' }))?.textContent).toBe('OakOrder 1042')
  })

  test.each([{}, { storeName: ' ' }])(
    'where the store names nothing (%o), the title stays',
    async (named) => {
      expect(await shown(named)).toBeNull()
      expect(textOf(element())).toContain('Pay with USDC')
    },
  )

  test('text stays text, and short', async () => {
    const heading = await shown({ storeName: `<b>Shop</b>${'x'.repeat(85)}` })
    expect(heading?.querySelector('b')).toBeNull()
    expect(heading?.querySelector('h2')?.textContent).toBe(`<b>Shop</b>${'x'.repeat(69)}`)
  })
})

describe('the frame’s own settings', () => {
  test('are read', () => {
    const text = JSON.stringify({ ...settings, endpoint: 'https://pay.example/', mode: 'sandbox' })
    expect(readFrameSettings(text)).toEqual(settings)
  })

  test('may switch on WalletConnect, and say nothing of order or treasury', () => {
    const attributes = {
      'walletconnect-project-id': 'ab',
      'walletconnect-relay': 'wss://relay.example',
    }
    const text = JSON.stringify({
      ...settings,
      attributes: { ...attributes, treasury: older, endpoint: 'https://evil.example' },
    })
    expect(readFrameSettings(text).attributes).toEqual(attributes)
  })

  test.each([
    'null',
    '{}',
    { ...settings, endpoint: 'javascript:0' },
    { ...settings, origins: 'https://shop.example' },
    { ...settings, origins: ['*'] },
    { ...settings, origins: ['https://shop.example/'] },
    { ...settings, treasuries: [] },
    { ...settings, treasuries: ['0x1'] },
    { ...settings, treasuries: treasury },
  ])('%o is refused', (value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    expect(() => readFrameSettings(text)).toThrow(TypeError)
  })
})
