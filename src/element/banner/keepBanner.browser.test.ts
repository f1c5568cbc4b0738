import axe from 'axe-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sandboxChain } from '../../chains/definitions/sandbox.js'
import { testnets } from '../../chains/definitions/testnets.js'
import { languages } from '../../lang/languages.js'
import { sandboxes } from '../../lang/sandboxes.js'
import { directionOf, type Language } from '../../lang/tags.js'
import { contrastOf, least, rgbOf } from '../contrast.js'
import { definePayWithUsdc } from '../define.js'
import { lateParts } from '../lateParts.js'
import { livePartOf } from '../live/openLivePart.js'
import type { PayWithUsdc } from '../PayWithUsdc.js'
import { settle } from '../testing/FakeClock.js'
import { FakeEndpoint } from '../testing/FakeEndpoint.js'
import { openedAt, order, treasury, viewOf } from '../testing/views.js'
import { keepBanner } from './keepBanner.js'

/** Here already, so that a card speaks its language at once. */
const spoken = Object.fromEntries(
  await Promise.all(
    Object.entries(languages).map(async ([tag, load]) => {
      const part = await load()
      const more = await part.more()
      return [tag, async () => ({ ...part, more: async () => more })] as const
    }),
  ),
)
const chains = [sandboxChain('http://127.0.0.1'), ...testnets]

beforeAll(() => {
  definePayWithUsdc({
    chains,
    live: async () => livePartOf(chains, () => lateParts),
    languages: spoken,
    mark: keepBanner,
    clock: { now: () => openedAt, after: () => () => {}, random: () => 1 },
  })
})
beforeEach(() => document.body.replaceChildren())
afterEach(() => {
  document.body.replaceChildren()
  for (const style of document.querySelectorAll('style[data-theme]')) style.remove()
})

async function show(attributes: Record<string, string> = {}, view: unknown = viewOf({}, chains)) {
  const element = document.createElement('pay-with-usdc')
  element.fetch = new FakeEndpoint(view).fetch
  const all = {
    ...{ endpoint: 'https://pay.example', store: order.store, order: order.id, cart: order.cart },
    ...{ treasury, total: '25.50', currency: 'USD', locale: 'en', ...attributes },
  }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  document.body.append(element)
  await settle()
  return element
}

function theme(css: string): void {
  const style = document.createElement('style')
  style.dataset.theme = ''
  style.textContent = css
  document.head.append(style)
}

const bannerOf = ({ shadowRoot }: PayWithUsdc) =>
  shadowRoot?.querySelector<HTMLElement>('.sandbox') as HTMLElement

/** Seen as it is: its words lie on top at their own middle, in letters that can be read. */
function expectSeen(element: PayWithUsdc): void {
  const banner = bannerOf(element)
  const text = banner.firstElementChild as HTMLElement
  banner.scrollIntoView({ block: 'center' })
  const { left, top, width, height } = text.getBoundingClientRect()
  expect(width).toBeGreaterThan(40)
  expect(height).toBeGreaterThan(12)
  const [x, y] = [left + width / 2, top + height / 2]
  expect(element.shadowRoot?.elementFromPoint(x, y)).toBe(text)
  const { color, fontSize, visibility, opacity, fontFamily } = getComputedStyle(text)
  const { backgroundColor } = getComputedStyle(banner)
  expect({ fontSize, visibility, opacity, fontFamily }).toEqual({
    ...{ fontSize: '14px', visibility: 'visible', opacity: '1' },
    fontFamily: 'system-ui, sans-serif',
  })
  expect(contrastOf(rgbOf(color), rgbOf(backgroundColor))).toBeGreaterThan(least.text)
}

describe('the banner of the sandbox', () => {
  test.each(Object.keys(sandboxes) as Language[])(
    'stands above the card in the language of the card: %s',
    async (locale) => {
      const element = await show({ locale })
      const { textContent, lang, dir } = bannerOf(element)
      expect({ textContent, lang, dir }).toEqual({
        ...{ textContent: sandboxes[locale].noRealMoney, lang: locale, dir: directionOf(locale) },
      })
      expect(element.shadowRoot?.firstElementChild).toBe(bannerOf(element))
      expectSeen(element)
    },
  )

  test.each([
    ['theme', 'dark'],
    ['theme', 'light'],
    ['appearance', 'bigcommerce'],
    ['density', 'compact'],
    ['layout', 'compact'],
    ['accent', '#ffd24a'],
    ['font', 'Nothing'],
    ['radius', '99px'],
    ['style', 'font-size: 0; color: transparent; visibility: hidden; line-height: 0'],
  ])('stays under %s="%s"', async (name, value) => {
    expectSeen(await show({ [name]: value }))
  })

  test.each([
    ['custom properties', '* { --usdc-surface: #000; --usdc-text: #ffd24a; --usdc-font: x }'],
    ['inherited properties', 'pay-with-usdc { font: 0/0 x; color: #ffd24a; text-indent: -99em }'],
    ['letters pushed away', 'pay-with-usdc { letter-spacing: 9em; word-spacing: 99em }'],
    ['visibility', 'pay-with-usdc { visibility: hidden !important }'],
    ['a clip', 'pay-with-usdc { clip-path: inset(4rem 0 0) !important; mask: none !important }'],
    ['a mask', 'pay-with-usdc { mask: linear-gradient(transparent 4rem, #000 0) !important }'],
    [
      'a box that is too small',
      'pay-with-usdc { display: flex !important; flex-direction: column-reverse; block-size: 9rem; overflow: clip !important }',
    ],
    [
      'columns without a width',
      'pay-with-usdc { display: grid !important; grid: 0 auto / 0 1fr; contain: strict !important }',
    ],
    [
      'a box before it',
      'pay-with-usdc::before { content: ""; position: absolute; inset: 0; z-index: 99; background: #fff }',
    ],
    [
      'the card over it',
      'pay-with-usdc::part(base) { position: fixed !important; inset: 0; z-index: 99 !important; margin-block-start: -9rem }',
    ],
    [
      'a heading over it',
      'pay-with-usdc > * { position: fixed !important; inset: 0; z-index: 99 !important; background: #fff }',
    ],
    ['a part of that name', 'pay-with-usdc::part(sandbox) { display: none !important }'],
    ['a rule for its class', '.sandbox, div { display: none !important }'],
  ])('cannot be themed away by %s', async (_name, css) => {
    theme(css)
    const element = await show()
    const heading = document.createElement('h2')
    heading.slot = 'heading'
    element.append(heading)
    await settle()
    expectSeen(element)
  })

  test('comes back with the next drawing when it was taken out', async () => {
    const element = await show()
    bannerOf(element).remove()
    element.requestUpdate()
    await settle()
    expectSeen(element)
  })

  test('hides with the whole element, and never without it', async () => {
    const element = await show({ hidden: '' })
    expect(bannerOf(element).getBoundingClientRect().height).toBe(0)
    expect(element.getBoundingClientRect().height).toBe(0)
  })

  test('links to a panel of this machine, and to nothing else', async () => {
    const panel = 'http://127.0.0.1:4100/'
    const link = bannerOf(await show({ 'sandbox-panel': panel })).querySelector('a')
    expect(link?.href).toBe(panel)
    for (const other of ['https://evil.example/', 'javascript:alert(1)', 'http://localhost@a.b/']) {
      const element = await show({ 'sandbox-panel': other })
      expect(bannerOf(element).querySelector('a')).toBeNull()
    }
  })

  test('has no fault that axe knows', async () => {
    const element = await show({ 'sandbox-panel': 'http://127.0.0.1:4100/' })
    const { violations } = await axe.run(element)
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})

test('a payment of a real shop is refused by the sandbox’s script, with its code', async () => {
  const codes: string[] = []
  document.body.addEventListener('usdc-error', ({ code }) => codes.push(code), { once: true })
  const element = await show({}, viewOf())
  expect(codes).toEqual(['unknown_chain'])
  expect(element.shadowRoot?.querySelector('.error')?.textContent).toContain('unknown_chain')
  expect(element.address).toBeUndefined()
})
