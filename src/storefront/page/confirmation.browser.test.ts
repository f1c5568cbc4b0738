import axe from 'axe-core'
import type { Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { exampleOrder, memoryService } from '../../../demo/checkout/memoryService.js'
import { renderOrderConfirmation } from '../../../demo/checkout/renderOrderConfirmation.js'
import type { Order } from '../../../demo/checkout/service.js'
import { settle } from '../../element/testing/FakeClock.js'
import { address, treasury } from '../../element/testing/views.js'
import { addBlock, emptyStore, loadScript, setting } from '../testing/storePage.js'
import { otherOrigin } from '../testing/stubFrame.js'

const path = '/checkout/order-confirmation'
const settings = { ...setting, frameOrigin: `${otherOrigin}/none` }
let app: HTMLElement
let root: Root | undefined

beforeEach(async () => {
  await page.viewport(1280, 900)
  app = emptyStore()
})
afterEach(async () => {
  root?.unmount()
  await settle()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

/** The store's own API: what it answers, and what it was asked. */
class StoreApi {
  asked: string[] = []
  answer: () => Response | Promise<Response> = () => Response.json(exampleOrder)
  readonly fetch: typeof fetch = async (input) => {
    this.asked.push(String(input))
    return this.answer()
  }
}

const withInstructions = (instructions: string): Order => ({
  ...exampleOrder,
  payments: exampleOrder.payments?.map((payment) => ({
    ...payment,
    detail: { step: 'INITIALIZE', instructions },
  })) as NonNullable<Order['payments']>,
})

async function open(
  options: {
    order?: Order
    api?: StoreApi
    settings?: Readonly<Record<string, string>>
    block?: unknown
  } = {},
): Promise<StoreApi> {
  const { order = exampleOrder, api = new StoreApi(), block } = options
  root = renderOrderConfirmation(app, memoryService({ order }))
  await settle()
  if (block !== undefined) addBlock(block)
  loadScript(path, { settings: options.settings ?? settings, fetch: api.fetch })
  await settle()
  return api
}

const elements = () => [...document.querySelectorAll<HTMLElement>('pay-with-usdc')]
const element = () => {
  const [found] = elements()
  if (found === undefined) throw new Error('no element')
  return found
}
const notices = () => [...document.querySelectorAll<HTMLElement>('[data-usdc-notice]')]
const inside = (host: HTMLElement | undefined, selector: string) =>
  host?.shadowRoot?.querySelector<HTMLElement>(selector)

describe('the order’s number', () => {
  test('is the merchant’s own block’s, where the template fills it in', async () => {
    const api = await open({ block: { order: '77' } })
    expect(api.asked).toEqual(['/api/storefront/orders/77?include=payments'])
  })

  test('else the marker’s in the instructions', async () => {
    const instructions = '<div data-usdc-pay data-order="88"></div>'
    const api = await open({ order: withInstructions(instructions) })
    expect(api.asked).toEqual(['/api/storefront/orders/88?include=payments'])
  })

  test('else the one that the page writes', async () => {
    const api = await open()
    expect(api.asked).toEqual(['/api/storefront/orders/1042?include=payments'])
  })

  test('a page that says nothing of the kind is asked again when it says more', async () => {
    const api = new StoreApi()
    loadScript(path, { settings, fetch: api.fetch })
    expect(api.asked).toEqual([])
    root = renderOrderConfirmation(app, memoryService())
    await settle()
    expect(api.asked).toHaveLength(1)
    expect(elements()).toHaveLength(1)
  })

  test('a marker that the template did not fill in is passed over', async () => {
    const api = await open({
      order: withInstructions('<div data-usdc-pay data-order="%%OrderID%%"></div>'),
    })
    expect(api.asked).toEqual(['/api/storefront/orders/1042?include=payments'])
  })
})

describe('a page that bears the marker', () => {
  const marked = withInstructions('<div data-usdc-pay data-order="1042"></div>')

  /** A store that answers when it is told to. */
  function slowStore() {
    const api = new StoreApi()
    let answer: (response: Response) => void = () => {}
    const answered = new Promise<Response>((resolve) => {
      answer = resolve
    })
    api.answer = () => answered
    return { api, answer }
  }
  const orderAttributes = () =>
    ['cart', 'total', 'currency'].map((name) => element().getAttribute(name))

  test('loads the frame while the store is still asked; the same frame is given the order', async () => {
    const { api, answer } = slowStore()
    await open({ order: marked, api })
    const frame = inside(element(), 'iframe')
    expect(frame?.isConnected).toBe(true)
    expect(orderAttributes()).toEqual([null, null, null])
    expect(inside(element(), '.own')?.textContent).toBe('')
    answer(Response.json(exampleOrder))
    await settle()
    expect(elements()).toHaveLength(1)
    expect(inside(element(), 'iframe')).toBe(frame)
    expect(orderAttributes()).toEqual([exampleOrder.cartId, '25.50', 'USD'])
    expect(inside(element(), '.own')?.textContent).toContain('0x')
  })

  test('takes the frame away when the store says that the order is none of ours', async () => {
    const { api, answer } = slowStore()
    await open({ order: marked, api })
    expect(elements()).toHaveLength(1)
    answer(new Response(null, { status: 404 }))
    await settle()
    expect(elements()).toHaveLength(0)
  })

  test('says so in place of the frame when the store does not answer', async () => {
    const { api, answer } = slowStore()
    await open({ order: marked, api })
    answer(new Response(null, { status: 500 }))
    await settle()
    expect(elements()).toHaveLength(0)
    expect(notices()).toHaveLength(1)
  })

  test('without it nothing is shown before the store has answered', async () => {
    const { api, answer } = slowStore()
    await open({ api })
    expect(elements()).toHaveLength(0)
    answer(Response.json(exampleOrder))
    await settle()
    expect(elements()).toHaveLength(1)
  })
})

describe('the element', () => {
  test('is of this order, with the amount of our own method', async () => {
    const api = new StoreApi()
    api.answer = () =>
      Response.json({
        ...exampleOrder,
        orderAmount: 40,
        payments: [
          { providerId: 'storecredit', amount: 14.5 },
          { providerId: 'moneyorder', amount: 25.5 },
        ],
      })
    await open({ api, settings: { ...settings, accent: '#0a7', radius: '3px', theme: 'dark' } })
    const attributes = Object.fromEntries([...element().attributes].map((a) => [a.name, a.value]))
    expect(attributes).toEqual({
      endpoint: 'https://pay.example',
      store: 'sandbox',
      order: '1042',
      cart: exampleOrder.cartId,
      treasury,
      total: '25.50',
      currency: 'USD',
      frame: `${otherOrigin}/none`,
      accent: '#0a7',
      radius: '3px',
      theme: 'dark',
    })
    expect(inside(element(), 'code')?.textContent).toBe(address)
  })

  test.each<[string, unknown]>([
    ['another method', { payments: [{ providerId: 'bankdeposit', amount: 25.5 }] }],
    ['no payment at all', { payments: [] }],
  ])('%s: nothing is shown and nothing is said', async (_name, change) => {
    const said = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
    const api = new StoreApi()
    api.answer = () => Response.json({ ...exampleOrder, ...(change as object) })
    await open({ api })
    expect(elements()).toEqual([])
    expect(notices()).toEqual([])
    for (const spy of said) expect(spy).not.toHaveBeenCalled()
  })

  test('an order that the store does not know: nothing is shown', async () => {
    const api = new StoreApi()
    api.answer = () => Response.json({ status: 404 }, { status: 404 })
    sessionStorage.setItem('pay-with-usdc.chosen', '1')
    await open({ api })
    expect(elements()).toEqual([])
    expect(notices()).toEqual([])
  })

  test('in placement "page" there is a link and the address, and no frame', async () => {
    await open({ settings: { ...settings, placement: 'page' } })
    expect(inside(element(), 'iframe')).toBeNull()
    expect(inside(element(), 'code')?.textContent).toBe(address)
    expect(inside(element(), 'a')?.getAttribute('href')).toBe('https://pay.example/pay/order/1042')
    const { violations } = await axe.run(element())
    expect(violations.map(({ id }) => id)).toEqual([])
  })

  test('is not looked for twice, however often the script is loaded', async () => {
    const api = await open()
    loadScript(path, { settings, fetch: api.fetch })
    await settle()
    expect(api.asked).toHaveLength(1)
    expect(elements()).toHaveLength(1)
  })
})

describe('its place', () => {
  test('best: the merchant’s marker', async () => {
    await open({ order: withInstructions('<p>Hi</p><div data-usdc-pay></div><p>Bye</p>') })
    expect(element().parentElement?.matches('[data-test=payment-instructions] > div')).toBe(true)
  })

  test('a data block bears the same name and is no place', async () => {
    await open({ block: { theme: 'light' } })
    expect(element().closest('script')).toBeNull()
    expect(element().isConnected).toBe(true)
  })

  test('then: under the instructions', async () => {
    await open({ order: withInstructions('<p>Pay soon.</p>') })
    expect(element().previousElementSibling?.matches('[data-test=payment-instructions]')).toBe(true)
  })

  test('a custom element in the instructions does not survive: then under them', async () => {
    await open({ order: withInstructions('<pay-with-usdc order="1">x</pay-with-usdc>') })
    expect(elements()).toHaveLength(1)
    expect(element().getAttribute('order')).toBe('1042')
  })

  test('then: after the first section', async () => {
    await open()
    expect(element().previousElementSibling).toBe(
      document.querySelector('.orderConfirmation-section'),
    )
  })

  test('last: at the end of the confirmation', async () => {
    const confirmation = document.createElement('div')
    confirmation.className = 'orderConfirmation'
    app.append(confirmation)
    const api = new StoreApi()
    addBlock({ order: '1042' })
    loadScript(path, { settings, fetch: api.fetch })
    await settle()
    expect(confirmation.lastElementChild).toBe(element())
  })

  test('a better place that comes later changes nothing', async () => {
    await open()
    const first = element()
    const before = first.parentElement
    const marker = document.createElement('div')
    marker.setAttribute('data-usdc-pay', '')
    app.querySelector('.guest-signup')?.append(marker)
    await settle()
    expect(elements()).toEqual([first])
    expect(first.parentElement).toBe(before)
  })
})

describe('what it survives', () => {
  test.each([
    ['after the first section', exampleOrder],
    ['under the instructions', withInstructions('<p>Pay soon.</p>')],
    ['in the marker', withInstructions('<div data-usdc-pay></div>')],
  ])(
    '%s: a refused sign-up with its modal, and every width: never moved, never loaded again',
    async (_name, order) => {
      await open({ order })
      const first = element()
      const frame = inside(first, 'iframe') as HTMLIFrameElement
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
      let loads = 0
      frame.addEventListener('load', () => loads++)
      const moved: Node[] = []
      const observer = new MutationObserver((records) => {
        for (const { removedNodes } of records) moved.push(...removedNodes)
      })
      observer.observe(document, { childList: true, subtree: true })
      app.querySelector<HTMLElement>('#createAccountButton')?.click()
      await settle()
      expect(document.querySelector('[role=dialog]')).not.toBeNull()
      expect(app.getAttribute('aria-hidden')).toBe('true')
      document.querySelector<HTMLElement>('.modal button')?.click()
      await settle()
      await page.viewport(390, 800)
      await expect.poll(() => document.querySelector('.cartDrawer')).not.toBeNull()
      await page.viewport(1280, 900)
      await expect.poll(() => document.querySelector('.cartDrawer')).toBeNull()
      await settle()
      observer.disconnect()
      expect(elements()).toEqual([first])
      expect(moved).not.toContain(first)
      expect(loads).toBe(0)
    },
  )

  test('a page that is drawn anew: the same element is put back', async () => {
    await open()
    const first = element()
    first.remove()
    await settle()
    expect(elements()).toEqual([first])
    document.querySelector('.orderConfirmation-section')?.nextElementSibling?.remove()
    await settle()
    expect(elements()).toEqual([first])
  })

  test('one observer, and nothing of the page is written', async () => {
    root = renderOrderConfirmation(app, memoryService())
    await settle()
    const before = app.outerHTML
    const observed = vi.spyOn(MutationObserver.prototype, 'observe')
    loadScript(path, { settings, fetch: new StoreApi().fetch })
    await settle()
    expect(observed.mock.calls).toEqual([[app, { childList: true, subtree: true }]])
    element().remove()
    observed.mockRestore()
    // Put back at once; without it the page is what it was.
    await settle()
    const copy = app.cloneNode(true) as HTMLElement
    copy.querySelector('pay-with-usdc')?.remove()
    expect(copy.outerHTML).toBe(before)
  })
})

describe('a store that does not answer', () => {
  const broken: [string, () => Response | Promise<Response>][] = [
    ['an error', () => Response.json({}, { status: 503 })],
    ['a lost session', () => Response.json({}, { status: 401 })],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a page in place of JSON', () => new Response('<h1>Hello</h1>')],
    ['another order', () => Response.json({ ...exampleOrder, orderId: 7 })],
    ['no cart', () => Response.json({ ...exampleOrder, cartId: null })],
    [
      'an odd amount',
      () =>
        Response.json({
          ...exampleOrder,
          payments: [{ providerId: 'moneyorder', amount: '25.5' }],
        }),
    ],
    ['null', () => Response.json(null)],
  ]

  test.each(broken)(
    '%s: the order is safe, how to pay later, and another try that heals',
    async (_name, answer) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {})
      sessionStorage.setItem('pay-with-usdc.chosen', '1')
      const api = new StoreApi()
      api.answer = answer
      await open({ api })
      expect(elements()).toEqual([])
      const [notice] = notices()
      expect(notice?.shadowRoot?.textContent).toContain('Your order is placed and safe')
      expect(inside(notice, 'a')?.getAttribute('href')).toBe('https://pay.example/pay/order/1042')
      const { violations } = await axe.run(notice as HTMLElement)
      expect(violations.map(({ id }) => id)).toEqual([])
      inside(notice, 'button')?.click()
      await settle()
      expect(api.asked).toHaveLength(2)
      expect(notices()).toHaveLength(1)
      api.answer = () => Response.json(exampleOrder)
      inside(notices()[0], 'button')?.click()
      await settle()
      expect(notices()).toEqual([])
      expect(elements()).toHaveLength(1)
    },
  )

  test('asks by itself once, and then only when the shopper asks', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    sessionStorage.setItem('pay-with-usdc.chosen', '1')
    const api = new StoreApi()
    api.answer = () => new Promise(() => {})
    await open({ api })
    app.querySelector<HTMLElement>('#createAccountButton')?.click()
    await settle()
    expect(api.asked).toHaveLength(1)
  })

  test('a shopper who chose another way is not told about USDC', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const api = new StoreApi()
    api.answer = () => Response.json({}, { status: 503 })
    // A data block is on every page, and bears the marker's name.
    await open({ api, block: { theme: 'light' } })
    expect(notices()).toEqual([])
    expect(warned).toHaveBeenCalledOnce()
  })

  test('the marker alone says that the method is ours', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const api = new StoreApi()
    api.answer = () => Response.json({}, { status: 503 })
    await open({ api, order: withInstructions('<div data-usdc-pay></div>') })
    expect(notices()).toHaveLength(1)
  })
})
