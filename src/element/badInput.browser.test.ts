import { html, render } from 'lit'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mainnets } from '../chains/definitions/mainnets.js'
import { receiptEn } from '../lang/en/receipt.js'
import { sayIn } from '../lang/say.js'
import { definePayWithUsdc } from './define.js'
import { icon } from './icons.js'
import { lateParts } from './lateParts.js'
import { livePartOf } from './live/openLivePart.js'
import { isLogo } from './logo.js'
import type { CheckedReceipt } from './receipt/checkReceipt.js'
import { receiptTemplate } from './receipt/receiptTemplate.js'
import { settle } from './testing/FakeClock.js'
import { FakeEndpoint } from './testing/FakeEndpoint.js'
import { address, order, treasury, viewOf } from './testing/views.js'

const kilobytes = (count: number) => 'W'.repeat(count * 1_000)

/** What nobody should write into an attribute. Where it runs, it sets `hacked`. */
const nonsense: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: '   ',
  '10 kB': kilobytes(10),
  'a script': '<script>hacked = 1</script>',
  'an image that fails': '"><img src=x onerror="hacked = 1">',
  'a javascript: URL': 'javascript:hacked=1',
  'a page in a URL': 'data:text/html,<script>hacked = 1</script>',
  'a right-to-left override': 'a\u202Egpj.0x1',
  NUL: 'a\u0000b',
  emoji: '👩‍🍳🧑🏽‍🚀',
  'a word of JavaScript': '__proto__',
  JSON: '{"toString":"x"}',
  'a very long number': '9'.repeat(400),
  CSS: 'red;background:url(//evil.example)',
  'a URL in CSS': 'url(https://evil.example/x)',
  'a URL without a scheme': '//evil.example/x.png',
}

/** Every attribute that the class documents: a new one is covered by itself. */
const source = await (await fetch(new URL('/src/element/PayWithUsdc.ts?raw', location.href))).text()
const attributes = [...source.matchAll(/@attr \{[^}]*\} ([\w-]+)/g)].map(([, name = '']) => name)

/** What decides where money goes: nonsense in these may be refused, with a code. */
const decisive = [
  'endpoint',
  'store',
  'order',
  'cart',
  'total',
  'currency',
  'treasury',
  'payment',
  'token',
]
/** The console keeps a secret to itself, and `status` is the element's own word. */
const unspoken = ['token', 'status']

const page: Readonly<Record<string, string>> = {
  endpoint: 'https://pay.example',
  store: order.store,
  order: order.id,
  cart: order.cart,
  treasury,
  total: '25.50',
  currency: 'USD',
  locale: 'en',
}

const failures: unknown[] = []
const onFailure = (event: ErrorEvent | PromiseRejectionEvent) =>
  failures.push('reason' in event ? event.reason : event.message)
let warn = vi.spyOn(console, 'warn')

beforeAll(() => {
  addEventListener('error', onFailure)
  addEventListener('unhandledrejection', onFailure)
  definePayWithUsdc({
    chains: mainnets,
    live: async () => livePartOf(mainnets, () => lateParts),
    languages: {},
  })
})
beforeEach(() => {
  failures.length = 0
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => {
  document.body.replaceChildren()
  warn.mockRestore()
})

async function show(changes: Readonly<Record<string, string>>, view: unknown = viewOf()) {
  const element = document.createElement('pay-with-usdc')
  const endpoint = new FakeEndpoint(view)
  const urls: string[] = []
  element.fetch = (input, init) => {
    urls.push(String(input))
    return endpoint.fetch(input, init)
  }
  for (const [name, value] of Object.entries({ ...page, ...changes })) {
    element.setAttribute(name, value)
  }
  document.body.append(element)
  await settle()
  await element.updateComplete
  const root = element.renderRoot as ShadowRoot
  return { element, urls, root, text: root.querySelector('.base')?.textContent ?? '' }
}
type Shown = Awaited<ReturnType<typeof show>>

/** How often the console named an attribute as not understood. */
const namings = (name: string) =>
  warn.mock.calls.filter(([text]) => `${text}`.startsWith(`Pay with USDC: ${name}=`)).length

/** Nothing ran, and nothing was drawn that could load or run a stranger's thing. */
function expectHarmless({ root }: Shown) {
  expect('hacked' in globalThis).toBe(false)
  expect(failures).toEqual([])
  expect(root.querySelector('script, iframe, object, embed, link')).toBeNull()
  for (const image of root.querySelectorAll('img')) {
    expect(isLogo(image.getAttribute('src') ?? '')).toBe(true)
  }
  for (const node of root.querySelectorAll('*')) {
    expect(node.getAttribute('style') ?? '').not.toContain('url(')
    for (const { name } of node.attributes) expect(name).not.toMatch(/^on/)
  }
}

function expectPayable({ element, root }: Shown) {
  expect(element.address).toBe(address)
  expect(root.querySelector('.code path')?.getAttribute('d')).toMatch(/^M/)
}

/** Nothing stands out over the side of a narrow card. */
function expectFits(root: ShadowRoot, width: number) {
  const { left } = root.host.getBoundingClientRect()
  const wide = [...root.querySelectorAll('*')].filter((node) => {
    const box = node.getBoundingClientRect()
    return box.width > 1 && (box.right > left + width + 0.5 || box.left < left - 0.5)
  })
  expect(wide.map((node) => node.outerHTML.slice(0, 120))).toEqual([])
}

test('the class documents its attributes', () => {
  expect(attributes).toEqual(expect.arrayContaining([...decisive, 'logo', 'receipt-key', 'theme']))
})

describe.each(attributes)('nonsense in %s', (name) => {
  test(`runs nothing, asks nobody else, and the payment ${decisive.includes(name) ? 'is shown or refused with a code' : 'can be paid'}`, async () => {
    for (const value of Object.values(nonsense)) {
      const shown = await show({ [name]: value })
      expectHarmless(shown)
      const endpoint = name === 'endpoint' ? value : page.endpoint
      expect(shown.urls.filter((url) => !url.startsWith(`${endpoint}`))).toEqual([])
      const isShown = shown.element.address !== undefined
      if (isShown || !decisive.includes(name)) expectPayable(shown)
      else expect(shown.text).toMatch(/Code: [a-z_]+/)
      shown.element.remove()
    }
  })

  test.runIf(!unspoken.includes(name))('is named in the console, once', async () => {
    for (const [what, value] of Object.entries(nonsense)) {
      // Any word may be the name of a font, and of a payment.
      const isUnderstood =
        value === '' ||
        (name === 'font' && CSS.supports('font-family', value)) ||
        (name === 'receipt-key' && value.trim() === '') ||
        (name === 'payment' && value === '__proto__') ||
        (name === 'order' && /^\d{1,18}$/.test(value))
      warn.mockClear()
      const { element } = await show({ [name]: value })
      element.requestUpdate()
      await element.updateComplete
      expect([what, namings(name)]).toEqual([what, isUnderstood ? 0 : 1])
      const longest = Math.max(0, ...warn.mock.calls.map(([text]) => `${text}`.length))
      expect(longest).toBeLessThan(400)
      element.remove()
    }
  })
})

describe('what is understood', () => {
  test.each([
    ['theme', 'dark'],
    ['appearance', 'bigcommerce'],
    ['density', 'compact'],
    ['layout', 'compact'],
    ['accent', 'oklch(60% 0.2 250)'],
    ['radius', '4px'],
    ['font', '"Open Sans", sans-serif'],
    ['locale', 'pt-BR'],
    ['chain', 'eip155:10'],
    ['currency', 'USD'],
    ['total', '1234.5'],
    ['treasury', `${treasury}, ${treasury}`],
    ['receipt-key', `${'A'.repeat(43)} ${'A'.repeat(43)}`],
    ['walletconnect-project-id', '0123456789abcdef0123456789ABCDEF'],
    ['walletconnect-relay', 'wss://relay.example/v2'],
  ])('%s="%s" is passed over in silence', async (name, value) => {
    await show({ [name]: value })
    expect(namings(name)).toBe(0)
  })

  test('what is changed to nonsense later is named then, and again after another change', async () => {
    const { element } = await show({ theme: 'dark' })
    for (const value of ['drak', 'light', 'drak']) {
      element.setAttribute('theme', value)
      await element.updateComplete
    }
    expect(namings('theme')).toBe(2)
    expect(warn.mock.calls.flat()).toContain(
      'Pay with USDC: theme="drak" is not understood: "auto", "light" or "dark".',
    )
  })

  test.each(['https://cdn.example/logo.svg', 'data:image/svg+xml,%3Csvg/%3E', '/content/logo.png'])(
    'the logo %s is asked for',
    async (logo) => {
      const { root } = await show({ logo })
      expect(root.querySelector('.logo')?.getAttribute('src')).toBe(logo)
      expect(namings('logo')).toBe(0)
    },
  )

  test.each(['http://cdn.example/x', '//evil.example', '/\\evil.example', 'x.png', '/\t/evil'])(
    'the logo %j is not',
    async (logo) => {
      const { root } = await show({ logo })
      expect(root.querySelector('.logo')).toBeNull()
      expect(namings('logo')).toBe(1)
    },
  )
})

describe('what the shop and the buyer call themselves', () => {
  test.each(Object.entries(nonsense))('%s stands in nobody’s way', async (_what, name) => {
    const shown = await show({}, viewOf({ order: { ...order, storeName: name, customer: name } }))
    expectHarmless(shown)
    expectPayable(shown)
    expect(shown.text).not.toMatch(/[\u202A-\u202E]/)
  })

  test('a shop’s name stands isolated on the receipt, as text', () => {
    const storeName = '<b>ש</b>'
    const checked = {
      isSigned: true,
      receipt: {
        order: '1042',
        storeName,
        total: { amount: '25.50', currency: 'USD' },
        received: '25500000',
        paidAt: '2026-01-05T10:00:00Z',
        transfers: [],
      },
    } as unknown as CheckedReceipt
    const pens = { html, icon } as unknown as Parameters<typeof receiptTemplate>[0]
    render(
      receiptTemplate({
        ...pens,
        chains: mainnets,
        say: sayIn(receiptEn),
        locale: 'en',
        checked,
        saveUrl: '#',
        onPrint() {},
      }),
      document.body,
    )
    expect(document.querySelector('dd bdi')?.textContent).toBe(storeName)
    expect(document.querySelector('b')).toBeNull()
    render('', document.body)
  })
})

describe('what a wallet calls itself', () => {
  const svg = (body: string) => `data:image/svg+xml,${encodeURIComponent(body)}`
  const running = '<svg xmlns="http://www.w3.org/2000/svg"><script>hacked = 1</script></svg>'
  const icons: Readonly<Record<string, string>> = {
    'an SVG with a script': svg(running),
    'an SVG that loads a script': svg(
      '<svg xmlns="http://www.w3.org/2000/svg" onload="parent.hacked = 1"/>',
    ),
    'a page': 'data:text/html,<script>hacked = 1</script>',
    'a URL': 'http://evil.example/icon.png',
    'a script': 'javascript:hacked=1',
    '1 MB': svg(kilobytes(1_000)),
  }
  const cases = [
    ...Object.entries(nonsense).map(([what, name]) => ({ what, name, icon: 'data:image/png,' })),
    ...Object.entries(icons).map(([what, icon]) => ({
      what: `icon: ${what}`,
      name: 'Wallet',
      icon,
    })),
  ]

  test.each(cases)('$what: it is text, short, isolated, and the list fits', async (entry) => {
    const provider = { request: async () => [], on() {}, removeListener() {} }
    const info = {
      uuid: crypto.randomUUID(),
      rdns: 'evil.example',
      name: entry.name,
      icon: entry.icon,
    }
    const detail = Object.freeze({ info, provider })
    const announce = () =>
      void dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
    addEventListener('eip6963:requestProvider', announce)
    try {
      const shown = await show({})
      shown.element.style.inlineSize = '320px'
      await shown.element.connectWallet()
      const { root } = shown
      await vi.waitFor(() => expect(root.querySelector('.entry')).not.toBeNull())
      expectHarmless(shown)
      expectPayable(shown)
      const names = [...root.querySelectorAll('.entry bdi')].map(({ textContent }) => textContent)
      for (const name of names) {
        expect(Array.from(name ?? '').length).toBeLessThanOrEqual(40)
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
        expect(name?.trim()).not.toBe('')
      }
      for (const image of root.querySelectorAll<HTMLImageElement>('.entry img')) {
        expect(image.src.length).toBeLessThan(262_145)
        await image.decode().catch(() => {})
      }
      expectHarmless(shown)
      expectFits(root, 320)
    } finally {
      removeEventListener('eip6963:requestProvider', announce)
    }
  })
})
