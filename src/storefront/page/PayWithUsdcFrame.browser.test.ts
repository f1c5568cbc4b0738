import axe from 'axe-core'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { FakeClock, settle } from '../../element/testing/FakeClock.js'
import { address, order, treasury } from '../../element/testing/views.js'
import { statuses } from '../../element/verify/parseView.js'
import { receiverOf, saltOf } from '../../receiver/index.js'
import { otherOrigin, StubFrame, stubBase, thirdOrigin } from '../testing/stubFrame.js'
import { PayWithUsdcFrame, refusals } from './PayWithUsdcFrame.js'

const second = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
const attributes = {
  endpoint: 'https://pay.example',
  frame: stubBase,
  store: order.store,
  order: order.id,
  cart: order.cart,
  treasury,
  total: '25.50',
  currency: 'USD',
  locale: 'en',
}
const hello = { type: 'pay-with-usdc/hello' }
const statusOf = (status: string, ...exceptions: string[]) => ({
  type: 'pay-with-usdc/status',
  status,
  exceptions,
})

let clock: FakeClock
beforeAll(() => customElements.define('pay-with-usdc', PayWithUsdcFrame))
beforeEach(() => {
  clock = new FakeClock()
  PayWithUsdcFrame.clock = clock
})
afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
})

async function show(changes: Readonly<Record<string, string | null>> = {}) {
  const element = document.createElement('pay-with-usdc')
  for (const [name, value] of Object.entries({ ...attributes, ...changes })) {
    if (value !== null) element.setAttribute(name, value)
  }
  const events: Record<string, unknown>[] = []
  for (const name of ['ready', 'status', 'paid', 'error']) {
    element.addEventListener(`usdc-${name}`, (event) => {
      const { type, status, exceptions, code } = event as Event & Record<string, unknown>
      events.push({ type, status, exceptions, code })
    })
  }
  document.body.append(element)
  const find = <Found extends HTMLElement = HTMLElement>(selector: string) =>
    element.shadowRoot?.querySelector<Found>(selector) as Found
  const frame = find<HTMLIFrameElement>('iframe')
  const stub = new StubFrame(frame)
  if (frame !== null) await stub.hears(1)
  const isShown = (selector: string) => find(selector)?.checkVisibility() === true
  return {
    element,
    events,
    find,
    frame,
    stub,
    names: () => events.map(({ type }) => type),
    text: () => element.shadowRoot?.querySelector<HTMLElement>('.stack')?.textContent ?? '',
    isFrameShown: () => isShown('iframe'),
    isNoticeShown: () => isShown('[role=alert]'),
    isAddressShown: () => isShown('code'),
  }
}

describe('the frame', () => {
  test('is closed off as far as wallets allow, and learns nothing of the page but its origin', async () => {
    const { frame } = await show()
    expect(frame.src).toBe(`${stubBase}/frame`)
    expect(frame.getAttribute('sandbox')?.split(' ').sort()).toEqual([
      'allow-downloads',
      'allow-forms',
      'allow-modals',
      'allow-popups',
      'allow-popups-to-escape-sandbox',
      'allow-same-origin',
      'allow-scripts',
      'allow-top-navigation-by-user-activation',
    ])
    expect(frame.allow).toBe('clipboard-write; publickey-credentials-get')
    expect(frame.referrerPolicy).toBe('strict-origin')
    expect(frame.title).not.toBe('')
    expect(frame.getBoundingClientRect().height).toBeGreaterThan(400)
  })

  test('that loads before the cart is known is handed the order when it is', async () => {
    const { element, stub, isAddressShown } = await show({
      cart: null,
      total: null,
      currency: null,
    })
    await stub.say(hello)
    expect(stub.heard).toHaveLength(1)
    expect(isAddressShown()).toBe(false)
    for (const name of ['total', 'currency', 'cart'] as const) {
      element.setAttribute(name, attributes[name])
    }
    expect(await stub.hears(2)).toMatchObject({ cart: order.cart, total: '25.50', currency: 'USD' })
    expect(isAddressShown()).toBe(true)
    expect(stub.heard).toHaveLength(2)
  })

  test('is handed the order when it says hello, and not before', async () => {
    const { stub } = await show({ accent: '#0a7', chain: 'eip155:8453', theme: 'dark' })
    expect(stub.heard).toHaveLength(1)
    await stub.say(hello)
    const { endpoint: _endpoint, frame: _frame, ...handed } = attributes
    expect(await stub.hears(2)).toEqual({
      type: 'pay-with-usdc/open',
      ...handed,
      accent: '#0a7',
      chain: 'eip155:8453',
      theme: 'dark',
    })
    expect(stub.heard[1]?.from).toBe(location.origin)
  })

  test('is told no address and no endpoint', async () => {
    const { stub } = await show()
    await stub.say(hello)
    expect(JSON.stringify(await stub.hears(2))).not.toContain(address)
    expect(JSON.stringify(stub.heard)).not.toContain('pay.example')
  })

  test('looks as the page does: light text stands on something dark', async () => {
    document.body.style.color = 'rgb(235, 235, 240)'
    const { stub, frame } = await show()
    await stub.say(hello)
    expect(await stub.hears(2)).toMatchObject({ theme: 'dark' })
    expect(frame.style.colorScheme).toBe('dark')
  })

  test('hears of another look, with the same order', async () => {
    const { stub, element } = await show()
    element.setAttribute('accent', '#111')
    await stub.say(hello)
    await stub.hears(2)
    element.setAttribute('accent', '#e00')
    expect(await stub.hears(3)).toMatchObject({ accent: '#e00', order: '1042' })
  })

  test('is as high as it says, once a payment is shown', async () => {
    const { stub, frame } = await show()
    const reserved = frame.getBoundingClientRect().height
    await stub.say({ type: 'pay-with-usdc/height', height: 300 })
    expect(frame.getBoundingClientRect().height).toBe(reserved)
    await stub.say(statusOf('waiting'))
    expect(frame.getBoundingClientRect().height).toBe(300)
    await stub.say({ type: 'pay-with-usdc/height', height: 820 })
    expect(frame.getBoundingClientRect().height).toBe(820)
  })

  test.each([4_001, 1e9, -5, 0, '9999', null, Number.NaN])(
    'is not made %o high',
    async (height) => {
      const { stub, frame } = await show()
      await stub.say(statusOf('waiting'))
      const before = frame.getBoundingClientRect().height
      await stub.say({ type: 'pay-with-usdc/height', height })
      expect(frame.getBoundingClientRect().height).toBe(before)
    },
  )
})

describe('events of the frame', () => {
  test('are told again on the element, each thing once', async () => {
    const { stub, events, names } = await show()
    await stub.say(hello)
    await stub.say(statusOf('waiting'))
    await stub.say(statusOf('waiting'))
    expect(names()).toEqual(['usdc-ready', 'usdc-status'])
    await stub.say(statusOf('seen', 'late'))
    expect(events.at(-1)).toMatchObject({ status: 'seen', exceptions: ['late'] })
    await stub.say(statusOf('paid'))
    await stub.say(statusOf('paid', 'overpaid'))
    expect(names().slice(2)).toEqual(['usdc-status', 'usdc-status', 'usdc-paid', 'usdc-status'])
    await stub.say({ type: 'pay-with-usdc/problem', code: 'live_blocked' })
    expect(events.at(-1)).toMatchObject({ type: 'usdc-error', code: 'live_blocked' })
  })

  test.each([
    { type: 'pay-with-usdc/status', status: 'free', exceptions: [] },
    { type: 'pay-with-usdc/status', status: 'paid' },
    { type: 'usdc-paid' },
    { type: 'pay-with-usdc/problem', code: 'Send to 0x00' },
    'paid',
    null,
    [],
  ])('garbage is not told: %o', async (data) => {
    const { stub, events, isFrameShown, isNoticeShown } = await show()
    await stub.say(data)
    expect(events).toEqual([])
    expect([isFrameShown(), isNoticeShown()]).toEqual([true, false])
  })
})

describe('who is heard', () => {
  /** Another frame beside the element's own, of the very same origin or of a third. */
  async function stranger(origin: string): Promise<StubFrame> {
    const frame = document.createElement('iframe')
    frame.src = stubBase.replace(otherOrigin, origin)
    const stub = new StubFrame(frame)
    document.body.append(frame)
    await stub.hears(1)
    return stub
  }

  test.each([otherOrigin, thirdOrigin, location.origin])(
    'not another frame of %s',
    async (origin) => {
      const { events, stub } = await show()
      const other = await stranger(origin)
      await other.say(hello)
      await other.say(statusOf('paid'))
      expect(events).toEqual([])
      expect(other.heard).toHaveLength(1)
      expect(stub.heard).toHaveLength(1)
    },
  )

  test('not the own frame once it went to another origin', async () => {
    const { events, frame, stub } = await show()
    // As a hijacked frame does. The element still knows the origin that it was to have.
    const src = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src')
    Object.defineProperty(frame, 'src', { configurable: true, get: () => `${stubBase}/frame` })
    src?.set?.call(frame, stubBase.replace(otherOrigin, thirdOrigin))
    await stub.hears(2)
    await stub.say(hello)
    await stub.say(statusOf('paid'))
    await settle()
    expect(events).toEqual([])
    // And it was handed no order.
    expect(stub.heard).toHaveLength(2)
  })

  test('not a script of the page that forges an event', async () => {
    const { events, frame } = await show()
    const data = statusOf('paid')
    dispatchEvent(
      new MessageEvent('message', { data, origin: otherOrigin, source: frame.contentWindow }),
    )
    expect(events).toEqual([])
  })

  test('nobody once the element has left the page', async () => {
    const { events, element, frame } = await show()
    const { contentWindow } = frame
    element.remove()
    dispatchEvent(new MessageEvent('message', { data: hello, source: contentWindow }))
    expect(events).toEqual([])
    expect(clock.waiting).toBe(0)
  })

  test('a frame that was taken out and put back starts anew, and is handed the same order', async () => {
    const { stub, element } = await show()
    await stub.say(hello)
    await stub.hears(2)
    element.remove()
    document.body.append(element)
    const again = new StubFrame(element.shadowRoot?.querySelector('iframe') as HTMLIFrameElement)
    await again.hears(1)
    await again.say(hello)
    expect(await again.hears(2)).toMatchObject({ type: 'pay-with-usdc/open', order: '1042' })
  })
})

describe('the address under the frame', () => {
  test('is derived here and written in full, with what to do when it differs', async () => {
    const { find, text, isAddressShown } = await show()
    expect(find('code').textContent).toBe(address)
    expect(isAddressShown()).toBe(true)
    expect(text()).toContain('If it is not, send nothing and tell the shop.')
    expect(find<HTMLAnchorElement>('.own a').href).toBe('https://pay.example/pay/order/1042')
  })

  test('is one for each pinned treasury: an older order keeps its own', async () => {
    const { element } = await show({ treasury: `${treasury}, ${second}` })
    const salt = saltOf({ store: order.store, order: order.id, cart: order.cart })
    const written = [...(element.shadowRoot?.querySelectorAll('code') ?? [])]
    expect(written.map(({ textContent }) => textContent)).toEqual([
      address,
      receiverOf({ treasury: second, salt }),
    ])
  })

  test.each(statuses)('with status %s it is there only while money is awaited', async (status) => {
    const { stub, isAddressShown } = await show()
    await stub.say(statusOf(status))
    expect(isAddressShown()).toBe(status === 'waiting')
    await stub.say(statusOf('seen', 'underpaid'))
    expect(isAddressShown()).toBe(true)
  })

  test('everybody can use it, in both languages and on dark', async () => {
    for (const locale of ['en', 'zh-CN']) {
      for (const [color, background] of [
        ['#222', '#fff'],
        ['#eee', '#111'],
      ] as const) {
        document.body.style.color = color
        document.body.style.background = background
        const { element, stub } = await show({ locale })
        // What is inside a frame of another origin cannot be looked into from here.
        const options = { iframes: false }
        expect((await axe.run(element, options)).violations.map(({ id }) => id)).toEqual([])
        await stub.say({ type: 'pay-with-usdc/problem', code: 'order_not_found' })
        expect((await axe.run(element, options)).violations.map(({ id }) => id)).toEqual([])
      }
    }
  })
})

describe('when it does not work', () => {
  test('a frame that shows nothing in time: the order is safe, a link, another try', async () => {
    const { events, find, stub, text, isFrameShown, isNoticeShown } = await show()
    await stub.say(hello)
    await stub.hears(2)
    await clock.tick(19_999)
    expect(isNoticeShown()).toBe(false)
    await clock.tick(1)
    expect(events).toEqual([expect.objectContaining({ type: 'usdc-error', code: 'frame_timeout' })])
    expect([isFrameShown(), isNoticeShown()]).toEqual([false, true])
    expect(text()).toContain('Your order is placed and safe')
    expect(find<HTMLAnchorElement>('[role=alert] a').href).toBe(
      'https://pay.example/pay/order/1042',
    )
    expect(clock.waiting).toBe(0)

    find('[role=alert] button').click()
    expect([isFrameShown(), isNoticeShown()]).toEqual([true, false])
    expect(await stub.hears(3)).toBe('loaded')
    await stub.say(hello)
    await stub.say(statusOf('waiting'))
    expect(clock.waiting).toBe(0)
    expect(isFrameShown()).toBe(true)
  })

  test('a frame that is late after all is shown', async () => {
    const { stub, isFrameShown, isNoticeShown, names } = await show()
    await clock.tick(20_000)
    await stub.say(statusOf('waiting'))
    expect([isFrameShown(), isNoticeShown()]).toEqual([true, false])
    expect(names()).toEqual(['usdc-error', 'usdc-ready', 'usdc-status'])
  })

  test('a problem before anything is shown: the way by the payment page', async () => {
    const { stub, text, isFrameShown, isNoticeShown, isAddressShown } = await show()
    await stub.say({ type: 'pay-with-usdc/problem', code: 'order_not_found' })
    expect([isFrameShown(), isNoticeShown(), isAddressShown()]).toEqual([false, true, true])
    expect(text()).toContain('Code: order_not_found')
    expect(text()).toContain('The address on the payment page must be written here too.')
  })

  test('a problem beside what is shown takes nothing away', async () => {
    const { stub, isFrameShown, isNoticeShown } = await show()
    await stub.say(statusOf('waiting'))
    await stub.say({ type: 'pay-with-usdc/problem', code: 'wallet_rejected' })
    expect([isFrameShown(), isNoticeShown()]).toEqual([true, false])
  })

  test('a contradiction: send no money, and neither address nor link, whenever it comes', async () => {
    for (const isLate of [false, true]) {
      const { stub, element, text, isFrameShown, isAddressShown } = await show()
      if (isLate) await stub.say(statusOf('waiting'))
      await stub.say({ type: 'pay-with-usdc/problem', code: 'treasury_mismatch' })
      expect([isFrameShown(), isAddressShown()]).toEqual([false, false])
      expect(text()).toContain('Please send no money, and tell the shop.')
      const links = [...(element.shadowRoot?.querySelectorAll('a') ?? [])]
      expect(links.filter((link) => link.checkVisibility())).toEqual([])
    }
  })

  test('every code of a refused payment counts as a contradiction', () => {
    const codes = [
      'malformed',
      'treasury_mismatch',
      'order_mismatch',
      'factory_mismatch',
      'address_mismatch',
      'unknown_chain',
      'token_mismatch',
      'currency_mismatch',
      'due_above_total',
      'remaining_above_due',
    ]
    for (const code of codes) expect(refusals.test(code), code).toBe(true)
    for (const code of ['frame_timeout', 'order_not_found', 'treasury_missing', 'live_blocked']) {
      expect(refusals.test(code), code).toBe(false)
    }
  })

  test('without a frame there is no deadline', async () => {
    const { isAddressShown, text } = await show({ frame: null })
    expect(clock.waiting).toBe(0)
    expect(isAddressShown()).toBe(true)
    expect(text()).toContain('Open the payment page')
  })
})
