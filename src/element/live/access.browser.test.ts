import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { languages } from '../../lang/languages.js'
import { panelOver } from '../../wallets/panel/openWalletPanel.js'
import type { WalletEntry, WalletPayment, WalletResult } from '../../wallets/part.js'
import { definePayWithUsdc } from '../define.js'
import { lateParts } from '../lateParts.js'
import { FakeClock, settle } from '../testing/FakeClock.js'
import { FakeEndpoint } from '../testing/FakeEndpoint.js'
import { openedAt, order, states, transferOf, treasury, viewOf } from '../testing/views.js'
import { livePartOf } from './openLivePart.js'
import type { LateParts } from './part.js'

const minute = 60_000
let clock = new FakeClock(openedAt)
let found: WalletEntry[] = []
let answerOfWallet: (result: WalletResult) => void = () => {}
let blocked: readonly string[] = []

const wallets: LateParts['wallets'] = async () => {
  if (blocked.includes('wallets')) throw new Error('integrity')
  const openWallets = () => ({
    list(onChange: (wallets: readonly WalletEntry[]) => void) {
      onChange(found)
      return () => {}
    },
    pay: ({ onStep }: WalletPayment) =>
      new Promise<WalletResult>((resolve) => {
        if (found.some(({ isRemote }) => isRemote)) onStep('pairing', 'wc:example')
        answerOfWallet = resolve
      }),
  })
  return (options) => panelOver(openWallets, options)
}
const exchange: LateParts['exchange'] = () =>
  blocked.includes('exchange') ? Promise.reject(new Error('integrity')) : lateParts.exchange()

beforeAll(() => {
  definePayWithUsdc({
    chains: mainnets,
    live: async () => livePartOf(mainnets, () => ({ ...lateParts, wallets, exchange })),
    languages,
    clock: {
      now: () => clock.now(),
      after: (ms, run) => clock.after(ms, run),
      random: () => clock.random(),
    },
  })
})
beforeEach(() => {
  clock = new FakeClock(openedAt + 1_000)
  found = ['One', 'Two'].map((name) => ({ id: name, name, icon: undefined }))
  blocked = []
  sessionStorage.clear()
})
afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function show(view: unknown = viewOf(), locale = 'en') {
  const element = document.createElement('pay-with-usdc')
  const endpoint = new FakeEndpoint(view)
  element.fetch = endpoint.fetch
  const attributes = {
    endpoint: 'https://pay.example',
    store: order.store,
    order: order.id,
    cart: order.cart,
    treasury,
    total: '25.50',
    currency: 'USD',
    locale,
  }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  const drawn = async () => {
    await settle()
    await element.updateComplete
  }
  const root = element.renderRoot as ShadowRoot
  // With all its words.
  const steps = `.base[lang="${locale}"] .steps li`
  await vi.waitFor(() => expect(root.querySelector(steps)).not.toBeNull())
  await drawn()
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === name)
  return {
    element,
    endpoint,
    root,
    drawn,
    button,
    /** Takes the focus and clicks, as the Enter key does. */
    press: async (name: string) => {
      button(name)?.focus()
      expect(root.activeElement).toBe(button(name))
      button(name)?.click()
      await drawn()
    },
    send: async (next: unknown) => {
      endpoint.send(next)
      await drawn()
    },
    openExchange: async () => {
      const question = root.querySelector<HTMLDetailsElement>('.question')
      if (question) question.open = true
      await vi.waitFor(() => expect(root.querySelector('form')).not.toBeNull())
    },
    focused: () => root.activeElement?.textContent?.replace(/\s+/g, ' ').trim(),
  }
}

/** What is read out: every text that a live region takes, in its order. */
function listen(root: ShadowRoot): string[] {
  const told: string[] = []
  const before = new WeakMap<Element, string>()
  const textOf = (region: Element) => region.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  const regions = () => root.querySelectorAll('[role=status], [role=alert]')
  // What stands there when listening begins was told before.
  for (const region of regions()) before.set(region, textOf(region))
  new MutationObserver(() => {
    for (const region of regions()) {
      const text = textOf(region)
      // A region that comes with its words is read out everywhere only as an alert.
      const isHeard = before.has(region) || region.role === 'alert'
      if (isHeard && text !== '' && text !== (before.get(region) ?? '')) told.push(text)
      before.set(region, text)
    }
  }).observe(root, { subtree: true, childList: true, characterData: true })
  return told
}

describe('the focus, when what has it goes away', () => {
  test('goes to the first wallet, to the way back, and to the button again', async () => {
    const { press, focused } = await show()
    await press('Pay with a wallet')
    expect(focused()).toBe('One')
    await press('One')
    expect(focused()).toBe('Back')
    await press('Back')
    expect(focused()).toBe('Pay with a wallet')
  })

  test('goes to “try again” after a wallet said no, also when it said so by itself', async () => {
    const { press, focused, drawn } = await show()
    await press('Pay with a wallet')
    await press('One')
    answerOfWallet({ ok: false, code: 'rejected' })
    await drawn()
    expect(focused()).toBe('Try again')
  })

  test('goes on in the question about a refund, and back into its field', async () => {
    const { root, press, focused, openExchange } = await show()
    await openExchange()
    await press('I have none')
    expect(focused()).toBe('Change')
    await press('Change')
    expect(root.activeElement?.id).toBe('refund-address')
  })

  test('goes to the card, by its name, after “more time”', async () => {
    const { root, endpoint, press } = await show()
    await clock.tick(12.5 * minute)
    const expiresAt = new Date(openedAt + 45 * minute).toISOString()
    endpoint.renewed = viewOf({ sequence: 2, expiresAt })
    await press('More time')
    expect(root.activeElement?.matches('.base[role=group]')).toBe(true)
    expect(root.activeElement?.ariaLabel).toBe('Pay with USDC')
  })

  test('goes to the card when the payment is seen meanwhile, and a click does not', async () => {
    const { root, send, button } = await show()
    button('Copy address')?.focus()
    await send(states.seen)
    const card = root.querySelector<HTMLElement>('.base')
    expect(root.activeElement).toBe(card)
    card?.blur()
    expect(card?.hasAttribute('tabindex')).toBe(false)
  })

  test('stays where it is while what has it stays', async () => {
    const { root, send, button } = await show()
    const copy = button('Copy address')
    copy?.focus()
    await send(viewOf({ sequence: 2, exceptions: ['wrong_token'] }))
    await clock.tick(2_000)
    expect(root.activeElement).toBe(copy)
  })

  test('is never taken from the page', async () => {
    const { send, button } = await show()
    const field = document.createElement('input')
    document.body.append(field)
    button('Copy address')?.focus()
    field.focus()
    await send(states.seen)
    await send(states.paid)
    expect(document.activeElement).toBe(field)
    field.remove()
    await send({ ...states.paid, sequence: 9 })
    expect(document.activeElement).toBe(document.body)
  })
})

describe('a screen reader is told', () => {
  test('each status once, whatever else is drawn meanwhile', async () => {
    const { root, send } = await show()
    const told = listen(root)
    await send({ ...states.seen, sequence: 2 })
    const further = [transferOf({ confirmations: 2 })]
    await send({ ...states.seen, sequence: 3, transfers: further })
    await clock.tick(5_000)
    await send({ ...states.paid, sequence: 4 })
    expect(told).toEqual([
      'Your payment was seen on the network The network is confirming it now. This takes a moment.',
      'Payment complete Thank you. The shop has accepted your payment.',
    ])
  })

  test('the time at ten, five and one minutes, and its end once', async () => {
    const { root, endpoint } = await show()
    const told = listen(root)
    for (let tens = 0; tens < 16 * 6; tens++) {
      // A stream that is silent for long counts as lost.
      endpoint.write(':\n\n')
      await clock.tick(10_000)
    }
    expect(told).toEqual([
      'The price is valid for 10 minutes more.',
      'The price is valid for 5 minutes more.',
      'The price is valid for 1 minute more.',
      'Checking the network The time is up. Money that you already sent still counts.',
    ])
    const timer = root.querySelector('[role=timer]')
    expect(timer?.closest('[role=status]') ?? null).toBeNull()
  })

  test('how much time “more time” gave', async () => {
    const { root, endpoint, press } = await show()
    await clock.tick(12.5 * minute)
    const told = listen(root)
    const expiresAt = new Date(openedAt + 42.5 * minute).toISOString()
    endpoint.renewed = viewOf({ sequence: 2, expiresAt })
    await press('More time')
    expect(told).toEqual(['The price is valid for 30 minutes more.'])
  })

  test('what to do with the wallets, from the first word', async () => {
    const { root, press, drawn } = await show()
    // There before the part is loaded, or a screen reader does not know it in time.
    expect(root.querySelector('.wallet [role=status]')).not.toBeNull()
    const told = listen(root)
    await press('Pay with a wallet')
    await press('One')
    answerOfWallet({ ok: false, code: 'rejected' })
    await drawn()
    expect(told).toEqual([
      'Choose a wallet',
      'Connect in One',
      'You declined in the wallet. Nothing was sent.',
    ])
  })

  test('that something was copied, and only that', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    found = [{ id: 'a', name: 'Remote', icon: undefined, isRemote: true }]
    const { root, press, openExchange } = await show()
    const told = listen(root)
    await press('Copy address')
    await press('Pay with a wallet')
    await press('Remote')
    await press('Copy link')
    expect(told).toEqual([
      'Address copied',
      'Choose a wallet',
      'Scan this code with your wallet app',
      'Link copied',
    ])
    await openExchange()
    await press('I have none')
    await press('Copy')
    const result = root.querySelector('.withdrawal [role=status]')
    expect(result?.textContent).toContain('Copied')
    expect(result?.ariaAtomic).toBe('false')
  })

  test('that a part is blocked', async () => {
    blocked = ['wallets', 'exchange']
    const { root, press } = await show()
    const told = listen(root)
    await press('Pay with a wallet')
    const question = root.querySelector<HTMLDetailsElement>('.question')
    if (question) question.open = true
    await vi.waitFor(() => expect(told).toHaveLength(2))
    expect(told).toEqual([
      expect.stringContaining('The wallet part could not be loaded'),
      expect.stringContaining('This help could not be loaded'),
    ])
  })

  test('where a refund goes, and what is wrong with an address', async () => {
    const { root, press, openExchange } = await show()
    await openExchange()
    const told = listen(root)
    await press('Save')
    await press('I have none')
    expect(told).toEqual([
      expect.stringContaining('This is not an address.'),
      'Without an address, ask the shop about a refund.',
    ])
  })

  test('why nothing is shown, in the language of the card', async () => {
    const { root, send } = await show(viewOf(), 'de')
    const told = listen(root)
    await send({ ...viewOf({ due: `1${'0'.repeat(20)}` }), sequence: 2 })
    expect(told).toEqual([expect.stringContaining('Bitte')])
    expect(root.querySelector('[role=alert]')?.closest('[lang=de]')).not.toBeNull()
  })

  test('each button by the words that are seen on it, and of no icon', async () => {
    const { root } = await show(states.underpaid)
    for (const target of root.querySelectorAll('button, a, summary')) {
      expect(target.hasAttribute('aria-label')).toBe(false)
      expect(target.textContent?.trim()).not.toBe('')
    }
    for (const svg of root.querySelectorAll('svg:not(.code)')) {
      expect(svg.getAttribute('aria-hidden')).toBe('true')
    }
  })

  test('what the code says, and the same in text beside it', async () => {
    const { root, element } = await show()
    expect(root.querySelector('.code')?.ariaLabel).toBe('QR code to pay 25.50 USDC on Base')
    expect(root.querySelector('.open-link')?.getAttribute('href')).toBe(element.uri)
    expect(root.querySelector('.address .hidden')?.textContent).toBe(element.address)
    expect(root.querySelector('.exactly')?.textContent).toContain('25.50 USDC on Base')
  })
})

describe.each(['ar', 'he'])('in %s', (locale) => {
  test('what to enter at an exchange is written from left to right', async () => {
    const { root, drawn, openExchange } = await show(viewOf(), locale)
    await openExchange()
    root.querySelector<HTMLElement>('form .quiet')?.click()
    await drawn()
    const amount = root.querySelector('.result [dir=ltr]')
    expect(amount?.textContent).toBe('25.50 USDC')
  })
})
