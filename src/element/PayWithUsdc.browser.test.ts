import axe from 'axe-core'
import { html } from 'lit'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { mainnets } from '../chains/definitions/mainnets.js'
import { languages as spoken } from '../lang/languages.js'
import { directionOf, tags } from '../lang/tags.js'
import { partZhCN } from '../lang/zh-CN/index.js'
import { panelOver } from '../wallets/panel/openWalletPanel.js'
import type { WalletPayment, WalletResult } from '../wallets/part.js'
import { contrastOf, rgbOf } from './contrast.js'
import { definePayWithUsdc } from './define.js'
import { lateParts } from './lateParts.js'
import { livePartOf } from './live/openLivePart.js'
import type { LateParts } from './live/part.js'
import type { PayWithUsdc } from './PayWithUsdc.js'
import type { ReceiptSubject } from './receipt/part.js'
import { FakeClock, settle } from './testing/FakeClock.js'
import { FakeEndpoint } from './testing/FakeEndpoint.js'
import {
  address,
  euros,
  openedAt,
  order,
  type StateName,
  states,
  treasury,
  viewOf,
} from './testing/views.js'

let clock = new FakeClock(openedAt)
let partBlocked = false
/** Called when a test's element asks for its live part. */
let loadLive = async () => ownLivePart()
let asked: WalletPayment[] = []
let walletAnswer: (result: WalletResult) => void = () => {}

/** What the receipt part was told. */
let receipts: (ReceiptSubject | undefined)[] = []
const receipt: LateParts['receipt'] = async () => () => ({
  styles: [],
  watch: (subject) => void receipts.push(subject),
  draw: () => html`<p class="receipt">The receipt</p>`,
  close() {},
})
const ownLivePart = () => livePartOf(mainnets, () => ({ ...lateParts, wallets, receipt }))

const wallets: LateParts['wallets'] = async () => {
  if (partBlocked) throw new Error('integrity')
  return (options) =>
    panelOver(
      () => ({
        list(onChange) {
          onChange([{ id: 'a', name: 'MetaMask', icon: undefined }])
          return () => {}
        },
        pay(payment) {
          asked.push(payment)
          return new Promise((resolve) => {
            walletAnswer = resolve
          })
        },
      }),
      options,
    )
}

beforeAll(() => {
  definePayWithUsdc({
    chains: mainnets,
    live: () => loadLive(),
    languages: {
      ...spoken,
      'zh-CN': async () => partZhCN,
      // One whose files are blocked.
      ko: () => Promise.reject(new Error('blocked')),
    },
    // One clock for all elements: each test sets its own.
    clock: {
      now: () => clock.now(),
      after: (ms, run) => clock.after(ms, run),
      random: () => clock.random(),
    },
  })
})
beforeEach(() => {
  clock = new FakeClock(openedAt + 1_000)
  partBlocked = false
  loadLive = async () => ownLivePart()
  asked = []
  receipts = []
  sessionStorage.clear()
})
afterEach(() => {
  document.body.replaceChildren()
})

const page = {
  endpoint: 'https://pay.example',
  store: order.store,
  order: order.id,
  cart: order.cart,
  treasury,
  total: '25.50',
  currency: 'USD',
  locale: 'en',
}

async function show(view: unknown = viewOf(), attributes: Record<string, string> = {}) {
  const element = document.createElement('pay-with-usdc')
  const endpoint = new FakeEndpoint(view)
  element.fetch = endpoint.fetch
  for (const [name, value] of Object.entries({ ...page, ...attributes })) {
    if (value !== '') element.setAttribute(name, value)
  }
  const events: Event[] = []
  for (const name of ['ready', 'status', 'before-send', 'sent', 'paid', 'error']) {
    document.body.addEventListener(`usdc-${name}`, (event) => events.push(event), { once: false })
  }
  document.body.append(element)
  await settle()
  await element.updateComplete
  const find = <Found extends Element>(selector: string) =>
    element.renderRoot.querySelector<Found & HTMLElement>(selector)
  const text = () => (element.renderRoot as ShadowRoot).querySelector('.base')?.textContent ?? ''
  return {
    element,
    endpoint,
    find,
    text,
    names: () => events.map(({ type }) => type),
    events,
    send: async (next: unknown) => {
      endpoint.send(next)
      await settle()
      await element.updateComplete
    },
  }
}

/** Nothing that money could be sent to. */
function expectNothingToPay({ element, text, find }: Awaited<ReturnType<typeof show>>) {
  expect(text()).not.toContain(address)
  expect(find('.code')).toBeNull()
  expect(find('.wallet')).toBeNull()
  expect(find('a[href^="ethereum:"]')).toBeNull()
  expect(element.address).toBeUndefined()
  expect(element.uri).toBeUndefined()
  expect(element.status).toBeUndefined()
}

const violationsOf = async (element: PayWithUsdc) => {
  const { violations } = await axe.run(element, {
    // A card is a part of somebody's page.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('everybody can use it', () => {
  const looks = ['light', 'dark'].flatMap((theme) =>
    ['en', 'zh-CN'].map((locale) => [theme, locale] as const),
  )
  describe.each(looks)('theme %s, language %s', (theme, locale) => {
    test.each(Object.keys(states) as StateName[])('%s', async (name) => {
      document.body.style.background = theme === 'dark' ? '#000' : '#fff'
      const { element } = await show(states[name], { theme, locale })
      await element.updateComplete
      expect(element.status).toBe(states[name].status)
      expect(await violationsOf(element)).toEqual([])
    })

    test('refused', async () => {
      const { element } = await show(viewOf({ due: `1${'0'.repeat(20)}` }), { theme, locale })
      expect(await violationsOf(element)).toEqual([])
    })
  })
})

describe('an open payment', () => {
  test('shows what to send, on which network, and to which address', async () => {
    const { element, find, text } = await show()
    expect(find('.figure')?.textContent).toBe('25.50')
    expect(find('[part=address]')?.textContent?.trim().replace(/\s/g, '')).toBe(
      `${address}${address}`,
    )
    expect(text()).toContain('Send exactly 25.50 USDC on Base.')
    expect(text()).toContain('Order 1042 · total 25.50 USD')
    expect(element.address).toBe(address)
    expect(element.uri).toBe(
      `ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=${address}&uint256=25500000`,
    )
  })

  test('says of each network what it costs and how long it takes, cheapest and fastest first', async () => {
    const { find, element } = await show(viewOf(), { chain: 'eip155:1' })
    expect(find('.network summary')?.textContent).toContain('fee about $0.50 · 36 sec')
    const choices = element.renderRoot.querySelectorAll('.choice')
    expect([...choices].map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).toEqual(
      [
        'Arbitrum One fee about $0.01 · 5 sec',
        'Base fee about $0.01 · 6 sec',
        'OP Mainnet fee about $0.01 · 6 sec',
        'Polygon fee about $0.01 · 2 min',
        'Avalanche fee about $0.02 · 2 sec',
        'Ethereum fee about $0.50 · 36 sec',
      ],
    )
  })

  test('prefers the page’s network, and follows the shopper’s', async () => {
    const { element, find } = await show(viewOf(), { chain: 'eip155:42161' })
    expect(element.uri).toContain('@42161/')
    find<HTMLInputElement>('input[value="eip155:10"]')?.click()
    await element.updateComplete
    expect(element.uri).toContain('@10/')
  })

  test('the code holds the link, or only the address', async () => {
    const { element, find } = await show()
    const link = find('.code path')?.getAttribute('d')
    find<HTMLInputElement>('input[value="address"]')?.click()
    await element.updateComplete
    expect(find('.code path')?.getAttribute('d')).not.toBe(link)
    expect(find('.code')?.getAttribute('aria-label')).toContain('receiving address')
  })

  test('after a part payment asks for the rest only', async () => {
    const { element, find, text } = await show(states.underpaid)
    expect(find('.figure')?.textContent).toBe('15.50')
    expect(text()).toContain('10.00 USDC received, 15.50 USDC to go')
    expect(element.uri).toContain('uint256=15500000')
  })

  test('in another currency says what the total was converted with', async () => {
    const { text } = await show(euros, { total: '23.46', currency: 'EUR' })
    expect(text()).toContain('total 23.46 EUR')
    expect(text()).toMatch(/1 USDC = 0\.92 EUR · coinbase, \d/)
    expect((await show()).text()).not.toContain('1 USDC =')
  })

  test('by id and token, as on the hosted page, shows the same', async () => {
    const { element, endpoint } = await show(viewOf(), {
      cart: '',
      payment: viewOf().id,
      token: 'T',
    })
    expect(endpoint.requests[0]).toMatchObject({
      method: 'GET',
      path: `/v1/payments/${viewOf().id}`,
    })
    expect(element.address).toBe(address)
  })

  test('copies the address, and says so', async () => {
    const { element, text } = await show()
    const copied: string[] = []
    const real = navigator.clipboard
    const clipboard = { writeText: async (value: string) => void copied.push(value) }
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    expect(await element.copyAddress()).toBe(true)
    await element.updateComplete
    expect(copied).toEqual([address])
    expect(text()).toContain('Address copied')
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    expect(await element.copyAddress()).toBe(false)
    await element.updateComplete
    expect(text()).toContain('Could not copy')
    Object.defineProperty(navigator, 'clipboard', { value: real, configurable: true })
  })

  test('a page that cancels usdc-before-send keeps the wallet from being asked', async () => {
    const { element } = await show()
    element.addEventListener('usdc-before-send', (event) => event.preventDefault())
    await element.pay()
    expect(asked).toEqual([])
  })

  test('leaves no stream and no timer behind when it is removed', async () => {
    const { element, endpoint } = await show()
    element.remove()
    await settle()
    expect(endpoint.open).toBe(0)
    expect(clock.waiting).toBe(0)
  })

  test('counts down, and then says that the network is checked', async () => {
    const { element, find, text } = await show()
    expect(find('.clock')?.textContent).toBe('14:59')
    await clock.tick(15 * 60_000)
    await element.updateComplete
    expect(find('.timer')).toBeNull()
    expect(text()).toContain('Checking the network')
    expect(element.status).toBe('waiting')
  })

  test('links each transfer to the explorer of this build', async () => {
    const { find } = await show(states.seen)
    expect(find<HTMLAnchorElement>('.transfers a')?.href).toBe(
      `https://basescan.org/tx/0x${'ab'.repeat(32)}`,
    )
  })

  test('a new price after an expiry comes by one click', async () => {
    const { find, endpoint, element } = await show(states.expired)
    endpoint.renewed = viewOf({ sequence: states.expired.sequence + 1 })
    find<HTMLButtonElement>('.button.primary')?.click()
    await settle()
    await element.updateComplete
    expect(element.status).toBe('waiting')
  })

  test('where it does not come, the payment is opened again', async () => {
    const { find, endpoint, element } = await show(states.expired)
    endpoint.view = viewOf({ sequence: 2 })
    find<HTMLButtonElement>('.button.primary')?.click()
    await settle()
    await element.updateComplete
    expect(endpoint.requests.filter(({ path }) => path === '/v1/checkout')).toHaveLength(2)
    expect(element.status).toBe('waiting')
  })
})

describe('only the endpoint moves the status', () => {
  test('through the way to paid, with its events', async () => {
    const { element, names, send } = await show()
    for (const [index, state] of [states.seen, states.confirmed, states.paid].entries()) {
      await send({ ...state, sequence: index + 2 })
      expect(element.status).toBe(state.status)
      expect(element.getAttribute('status')).toBe(state.status)
      expect(element.matches(`:state(${state.status})`)).toBe(true)
    }
    expect(names()).toEqual([
      'usdc-ready',
      'usdc-status',
      'usdc-status',
      'usdc-status',
      'usdc-status',
      'usdc-paid',
    ])
  })

  test('a wallet that says "sent" leaves it waiting', async () => {
    const { element, find, text, names } = await show()
    find<HTMLButtonElement>('[part=wallet-button]')?.click()
    await settle()
    asked[0]?.onStep('confirm')
    await element.updateComplete
    expect(text()).toContain('Confirm the payment in MetaMask')
    walletAnswer({ ok: true, hash: `0x${'1'.repeat(64)}` })
    await settle()
    await element.updateComplete
    expect(text()).toContain('Sent. Waiting for the network.')
    expect(element.status).toBe('waiting')
    expect(find('.ways')?.checkVisibility()).toBe(false)
    expect(names()).toEqual(['usdc-ready', 'usdc-status', 'usdc-before-send', 'usdc-sent'])
  })

  test('what the shop says about a paid order waits for the endpoint’s word', async () => {
    const { element, send } = await show()
    const thanks = document.createElement('p')
    thanks.slot = 'paid'
    element.append(thanks)
    expect(thanks.checkVisibility()).toBe(false)
    await send({ ...states.paid, sequence: 2 })
    expect(thanks.checkVisibility()).toBe(true)
  })

  test('a status attribute written by the page is overwritten', async () => {
    const { element, send } = await show()
    element.setAttribute('status', 'paid')
    await send(viewOf({ sequence: 2 }))
    expect(element.status).toBe('waiting')
    expect(element.getAttribute('status')).toBe('waiting')
  })
})

describe('a payment that was not checked is never shown', () => {
  const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
  test.each<[string, unknown, Record<string, string>, string]>([
    ['another address', viewOf({ address: other }), {}, 'address_mismatch'],
    ['another treasury', viewOf({ treasury: other }), {}, 'treasury_mismatch'],
    ['another order', viewOf({ order: { ...order, id: '7' } }), {}, 'order_mismatch'],
    ['too large a sum', viewOf({ due: '99000000', remaining: '99000000' }), {}, 'due_above_total'],
    ['something that is no payment', { id: 'pay_1' }, {}, 'malformed'],
    ['no treasury in the page', viewOf(), { treasury: '' }, 'treasury_missing'],
    ['no order in the page', viewOf(), { cart: '' }, 'order_missing'],
  ])('%s', async (_name, view, attributes, code) => {
    const shown = await show(view, attributes)
    expectNothingToPay(shown)
    expect(shown.text()).toContain(`Code: ${code}`)
    expect(shown.names()).toEqual(['usdc-error'])
    expect(shown.events[0]).toMatchObject({ code })
  })

  test('not asked for at all without a pinned treasury', async () => {
    const { endpoint } = await show(viewOf(), { treasury: '' })
    expect(endpoint.requests).toEqual([])
  })

  test('a later view that lies takes everything away, a true one brings it back', async () => {
    const shown = await show()
    expect(shown.find('.code')).not.toBeNull()
    await shown.send(viewOf({ sequence: 2, address: other }))
    expectNothingToPay(shown)
    expect(shown.element.hasAttribute('status')).toBe(false)
    await shown.send(viewOf({ sequence: 3 }))
    expect(shown.element.address).toBe(address)
  })

  test('a pin that the page changes is checked again', async () => {
    const shown = await show()
    shown.element.treasury = other
    await shown.element.updateComplete
    await settle()
    await shown.element.updateComplete
    expectNothingToPay(shown)
  })
})

describe('before and without the live part', () => {
  /** Lets the part come when the test says so. */
  function holdBack(): () => Promise<void> {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    loadLive = async () => {
      await held
      return ownLivePart()
    }
    return async () => {
      release()
      await settle()
    }
  }

  test.each([
    ['320px', 'en'],
    ['390px', 'zh-CN'],
    ['704px', 'en'],
  ])('nothing moves when it comes, %s wide in %s', async (width, locale) => {
    const release = holdBack()
    const { element, find, text } = await show(viewOf(), { locale })
    element.style.inlineSize = width
    expect(find('.timer')).toBeNull()
    expect(text()).toContain(locale === 'en' ? 'Waiting for your payment' : '等待支付')
    const placesOf = () =>
      [
        '.figure',
        '[part=status]',
        '[part=wallet-button]',
        '.code',
        '[part=address]',
        '.checked',
      ].map((selector) => find(selector)?.getBoundingClientRect().top)
    const before = placesOf()
    await release()
    await element.updateComplete
    expect(find('.timer')).not.toBeNull()
    expect(find('.steps li')).not.toBeNull()
    expect(placesOf()).toEqual(before)
  })

  test('address, code and wallet button are there, and the status is live once it comes', async () => {
    const release = holdBack()
    const { element, endpoint, find, names, send } = await show()
    expect(find('.code')).not.toBeNull()
    expect(element.address).toBe(address)
    expect(await violationsOf(element)).toEqual([])
    expect(endpoint.open).toBe(0)
    void element.pay()
    await element.updateComplete
    expect(find('[part=wallet-button]')?.textContent).toContain('Loading')
    await release()
    expect(endpoint.open).toBe(1)
    expect(asked).toHaveLength(1)
    await send({ ...states.seen, sequence: 2 })
    expect(element.status).toBe('seen')
    expect(names().filter((name) => name === 'usdc-ready')).toHaveLength(1)
  })

  test.each(['paid', 'expired', 'underpaid'] as const)('%s waits for its words', async (name) => {
    const release = holdBack()
    const { element, find } = await show(states[name])
    expect(find('.base')?.ariaBusy).toBe('true')
    expect(find('.amount')).toBeNull()
    await release()
    await element.updateComplete
    expect(find('.base')?.ariaBusy).toBe('false')
    expect(find('.amount')).not.toBeNull()
  })

  test('a part that does not come leaves address and code, says so, and is asked for again', async () => {
    loadLive = async () => {
      throw new Error('integrity')
    }
    const { element, endpoint, find, text, names, events } = await show()
    expect(text()).toContain('The status cannot be followed here')
    expect(find('.code')).not.toBeNull()
    expect(find('[part=address]')?.textContent).toContain(address)
    expect(names()).toContain('usdc-error')
    expect(events).toContainEqual(expect.objectContaining({ code: 'live_blocked' }))
    expect(await violationsOf(element)).toEqual([])
    await element.pay()
    await element.updateComplete
    expect(asked).toEqual([])
    expect(find('[part=wallet-button]')?.textContent).toContain('Pay with a wallet')
    loadLive = async () => ownLivePart()
    dispatchEvent(new Event('online'))
    await settle()
    await element.updateComplete
    expect(text()).not.toContain('The status cannot be followed here')
    expect(text()).toContain('14:59')
    expect(endpoint.open).toBe(1)
  })

  test('a later view is checked in the core, whoever carries it', async () => {
    const { element, find, send } = await show()
    await send(viewOf({ sequence: 2, treasury: `0x${'1'.repeat(40)}` }))
    expect(find('.code')).toBeNull()
    expect(element.address).toBeUndefined()
  })

  test('an element that is moved in the page tells nothing twice', async () => {
    const { element, names, find } = await show(states.paid)
    const before = names()
    const frame = document.createElement('div')
    document.body.append(frame)
    frame.append(element)
    await settle()
    await element.updateComplete
    expect(find('.state.paid')).not.toBeNull()
    expect(names()).toEqual(before)
  })
})

describe('more time', () => {
  const minute = 60_000
  const more = (root: ParentNode) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'More time')

  test('is offered in the last three minutes, and a click gives it', async () => {
    const { element, endpoint, text } = await show()
    expect(more(element.renderRoot)).toBeUndefined()
    await clock.tick(12.5 * minute)
    await element.updateComplete
    endpoint.renewed = viewOf({
      sequence: 2,
      expiresAt: new Date(openedAt + 45 * minute).toISOString(),
    })
    more(element.renderRoot)?.click()
    await settle()
    await element.updateComplete
    expect(endpoint.requests.at(-1)).toMatchObject({
      method: 'POST',
      path: `/v1/payments/${viewOf().id}/renew`,
    })
    expect(text()).toContain('32:29')
    expect(more(element.renderRoot)).toBeUndefined()
  })

  test('a renewed payment is checked like any other', async () => {
    const { element, endpoint, find } = await show()
    await clock.tick(13 * minute)
    await element.updateComplete
    endpoint.renewed = viewOf({ sequence: 2, treasury: `0x${'1'.repeat(40)}` })
    more(element.renderRoot)?.click()
    await settle()
    await element.updateComplete
    expect(find('.code')).toBeNull()
    expect(element.address).toBeUndefined()
  })
})

describe('the receipt', () => {
  test('is asked for once the payment is paid, and held against the pinned key', async () => {
    const { element, find, send } = await show(viewOf(), { 'receipt-key': 'abc' })
    expect(receipts).toEqual([])
    await send(states.paid)
    await settle()
    await element.updateComplete
    expect(find('.receipt')).not.toBeNull()
    expect(receipts.at(-1)).toMatchObject({
      payment: { address },
      access: { endpoint: 'https://pay.example', id: states.paid.id, token: 'A'.repeat(43) },
      pinned: 'abc',
    })
  })
})

describe('paying from an exchange', () => {
  async function open(view: unknown = viewOf()) {
    const shown = await show(view)
    const question = [...shown.element.renderRoot.querySelectorAll('details')].find((one) =>
      one.textContent?.includes('Paying from an exchange?'),
    ) as HTMLDetailsElement
    question.open = true
    await vi.waitFor(() => expect(question.querySelector('form')).not.toBeNull())
    const text = () => question.textContent?.replace(/\s+/g, ' ') ?? ''
    const button = (name: string) =>
      [...question.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)
    const redrawn = async () => {
      await settle()
      await shown.element.updateComplete
    }
    const fill = async (selector: string, value: string, event = 'input') => {
      const field = question.querySelector(selector) as HTMLInputElement
      field.value = value
      field.dispatchEvent(new Event(event, { bubbles: true }))
      await redrawn()
    }
    const press = async (name: string) => {
      button(name)?.click()
      await redrawn()
    }
    return { ...shown, question, text, button, redrawn, fill, press }
  }
  const own = '0x00000000219ab540356cBB839Cbe05303d7705Fa'

  test('asks for a refund address first, and the endpoint keeps it', async () => {
    const { text, fill, press, endpoint } = await open()
    expect(text()).toContain('where should a refund go?')
    expect(text()).not.toContain('Enter this amount there')
    await fill('#refund-address', ` ${own} `)
    await press('Save')
    expect(endpoint.requests.at(-1)).toMatchObject({
      method: 'PUT',
      path: `/v1/payments/${viewOf().id}/refund-address`,
      body: { address: own },
    })
    expect(text()).toContain(`Refunds go to ${own}.`)
    expect(text()).toContain('Enter this amount there')
  })

  test.each([
    ['no address', 'ada@example.com', undefined, 'This is not an address.'],
    ['a mistyped one', own, 'address_checksum', 'typing error'],
    ['the shop’s own', own, 'refund_address_refused', 'belongs to the shop'],
    ['an endpoint that is away', own, 'internal_error', 'could not be saved'],
  ])('%s is said in words, and can be tried again', async (_name, typed, refusal, sentence) => {
    const { text, fill, press, endpoint, question } = await open()
    endpoint.refusal = refusal
    await fill('#refund-address', typed)
    await press('Save')
    expect(text()).toContain(sentence)
    expect(question.querySelector('#refund-address')?.getAttribute('aria-invalid')).toBe('true')
    expect(text()).not.toContain('Enter this amount there')
  })

  test('a shopper without a wallet goes on, and reads what that means', async () => {
    const { text, press } = await open()
    await press('I have none')
    expect(text()).toContain('ask the shop about a refund')
    expect(text()).toContain('Enter this amount there 25.50 USDC')
    await press('Change')
    expect(text()).toContain('where should a refund go?')
  })

  test('says what the exchange calls the network, and adds a fee that it takes out', async () => {
    const { text, press, fill, question } = await open()
    await press('I have none')
    expect(text()).toContain('Choose this network there BASE')
    await fill('#exchange-fee', '0,5')
    expect(text()).toContain('Enter this amount there 26.00 USDC')
    expect(text()).toContain('25.50 USDC arrive')
    await fill('#exchange', 'Coinbase', 'change')
    expect(text()).toContain('Choose this network there Base')
    expect(text()).toContain('Enter this amount there 25.50 USDC')
    await fill('#exchange-fee', 'much')
    expect(text()).toContain('Write the fee as a number')
    await fill('#exchange', '', 'change')
    expect(text()).toContain('Choose the network Base there.')
    expect(question.querySelector('.check input')).toHaveProperty('checked', true)
  })

  test('warns of a minimum where the amount is small', async () => {
    const small = await open(viewOf({ due: '5000000', remaining: '5000000' }))
    await small.press('I have none')
    expect(small.text()).toContain('If yours refuses 5.00 USDC')
    document.body.replaceChildren()
    const large = await open()
    await large.press('I have none')
    expect(large.text()).not.toContain('If yours refuses')
  })

  test('everybody can use it', async () => {
    const { element, press } = await open()
    expect(await violationsOf(element)).toEqual([])
    await press('I have none')
    expect(await violationsOf(element)).toEqual([])
  })
})

describe('when something is in the way', () => {
  test('a wallet part that was tampered with leaves code and address', async () => {
    partBlocked = true
    const { element, find, text, names } = await show()
    await element.pay()
    await element.updateComplete
    expect(text()).toContain('could not be loaded safely')
    expect(find('.code')).not.toBeNull()
    expect(names()).toContain('usdc-error')
    partBlocked = false
    void element.pay()
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('an endpoint that is away is asked again, and said so', async () => {
    const { element, endpoint, text } = await show(viewOf())
    endpoint.offline = true
    endpoint.break()
    await clock.tick(20_000)
    await element.updateComplete
    expect(text()).toContain('Connection lost. Reconnecting')
    expect(element.status).toBe('waiting')
  })

  test('an order that cannot be paid with USDC', async () => {
    const endpoint = new FakeEndpoint(viewOf())
    endpoint.error = { status: 422, code: 'amount_below_minimum', retryable: false }
    const element = document.createElement('pay-with-usdc')
    element.fetch = endpoint.fetch
    for (const [name, value] of Object.entries(page)) element.setAttribute(name, value)
    document.body.append(element)
    await settle()
    await element.updateComplete
    expect(element.renderRoot.textContent).toContain('USDC is not available for this order.')
    expect(element.renderRoot.textContent).toContain('amount_below_minimum')
  })
})

describe('the page decides the look', () => {
  test('attributes, and custom properties over them', async () => {
    const { element, find } = await show(viewOf(), { accent: 'rgb(200, 0, 0)', radius: '2px' })
    const button = find('[part=wallet-button]') as HTMLElement
    expect(getComputedStyle(button).backgroundColor).toBe('rgb(200, 0, 0)')
    element.style.setProperty('--usdc-accent', 'rgb(0, 0, 200)')
    await Promise.all(button.getAnimations().map((animation) => animation.finished))
    expect(getComputedStyle(button).backgroundColor).toBe('rgb(0, 0, 200)')
    expect(getComputedStyle(find('.base') as HTMLElement).borderRadius).toBe('2px')
  })

  test('a brand colour that would fail WCAG AA is adjusted, and the console says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { element, find } = await show(viewOf(), { accent: '#ffee00', theme: 'light' })
    const button = find('[part=wallet-button]') as HTMLElement
    await Promise.all(button.getAnimations().map((animation) => animation.finished))
    const shown = getComputedStyle(button).backgroundColor
    expect(contrastOf(rgbOf(shown), [255, 255, 255])).toBeGreaterThanOrEqual(3)
    element.requestUpdate()
    await element.updateComplete
    const said = warn.mock.calls.flat().filter((text) => String(text).includes('#ffee00'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('accent')
    warn.mockRestore()
  })

  test('a brand colour that is readable stays as it is, without a word', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { find } = await show(viewOf(), { accent: 'rgb(200, 0, 0)', theme: 'light' })
    const button = getComputedStyle(find('[part=wallet-button]') as HTMLElement)
    expect(button.backgroundColor).toBe('rgb(200, 0, 0)')
    expect(warn.mock.calls.flat().join()).not.toContain('Pay with USDC')
    warn.mockRestore()
  })

  test.each([
    ['#ffffff', 'rgb(0, 0, 0)'],
    ['navy', 'rgb(255, 255, 255)'],
  ])('text on the accent %s is readable: %s', async (accent, color) => {
    const { find } = await show(viewOf(), { accent })
    expect(getComputedStyle(find('[part=wallet-button]') as HTMLElement).color).toBe(color)
  })

  test('a value that is no colour is left out', async () => {
    const { find } = await show(viewOf(), { accent: 'red; background: url(x)' })
    expect(find('.base')?.getAttribute('style') ?? '').toBe('')
  })

  test('the language comes from the attribute, else from the page', async () => {
    document.body.lang = 'zh-Hans'
    const { text, find } = await show(viewOf(), { locale: '' })
    document.body.removeAttribute('lang')
    expect(text()).toContain('等待支付')
    expect(find('.base')?.lang).toBe('zh-CN')
  })

  test.each(tags.filter((tag) => tag !== 'ko'))(
    'in %s it says so, is usable by everybody and fits 320 pixels',
    async (locale) => {
      const { element, find, text } = await show(states.duplicate, { locale })
      await expect.poll(() => find('.base')?.lang).toBe(locale)
      expect(find('.base')?.dir).toBe(directionOf(locale))
      await expect.poll(() => find('.base')?.getAttribute('aria-busy')).toBe('false')
      expect(text()).toContain((await spoken[locale]().then(({ core }) => core)).title)
      element.style.inlineSize = '320px'
      await element.updateComplete
      expect(element.scrollWidth).toBeLessThanOrEqual(320)
      expect(await violationsOf(element)).toEqual([])
    },
  )

  test('a language that is blocked leaves English', async () => {
    const { find, text } = await show(viewOf(), { locale: 'ko' })
    await expect.poll(() => text()).toContain('Waiting for your payment')
    expect(find('.base')?.lang).toBe('en')
    expect(find('.base')?.dir).toBe('ltr')
  })

  test('words of the merchant’s own win', async () => {
    const { element, text } = await show()
    element.messages = { title: 'Pay the bakery' }
    await element.updateComplete
    expect(text()).toContain('Pay the bakery')
  })

  test('fits 320 pixels without scrolling sideways', async () => {
    const { element } = await show(states.duplicate)
    element.style.inlineSize = '320px'
    await element.updateComplete
    expect(element.scrollWidth).toBeLessThanOrEqual(320)
  })
})
