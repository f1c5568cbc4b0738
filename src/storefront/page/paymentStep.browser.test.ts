import axe from 'axe-core'
import type { Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { exampleMethods, memoryService } from '../../../demo/checkout/memoryService.js'
import { renderCheckout } from '../../../demo/checkout/renderCheckout.js'
import { settle } from '../../element/testing/FakeClock.js'
import { addBlock, emptyStore, loadScript, setting } from '../testing/storePage.js'

let app: HTMLElement
let root: Root | undefined
let service: ReturnType<typeof memoryService>

beforeEach(async () => {
  await page.viewport(1280, 900)
  app = emptyStore()
  service = memoryService()
})
afterEach(async () => {
  root?.unmount()
  await settle()
  vi.restoreAllMocks()
})

async function open(
  settings: Readonly<Record<string, string>> = setting,
  isScriptLoaded = true,
): Promise<void> {
  root = renderCheckout(app, service)
  await settle()
  if (isScriptLoaded) loadScript('/checkout', { settings })
  await settle()
}

const find = <Found extends HTMLElement>(selector: string) => {
  const found = document.querySelector<Found>(selector)
  if (found === null) throw new Error(`no ${selector}`)
  return found
}
const notes = () => [...document.querySelectorAll<HTMLElement>('[data-usdc-note]')]
const note = () => notes()[0]
const textOf = (element: Element | undefined) => element?.shadowRoot?.textContent ?? ''
const placeOrder = () => find<HTMLButtonElement>('#checkout-payment-continue')

async function click(selector: string): Promise<void> {
  find(selector).click()
  await settle()
}
const choose = (id: string) => click(`#radio-${id}`)

/** Everything that a shopper can do to the page between two looks at the payment step. */
const doings: Record<string, () => Promise<void>> = {
  'another method and back': async () => {
    await choose('bankdeposit')
    await choose('acme-card')
    await choose('moneyorder')
  },
  'the coupon box, opened, refused twice, closed': async () => {
    await click('[data-test=redeemable-label]')
    await click('#applyRedeemableButton')
    await click('#applyRedeemableButton')
    await click('[data-test=redeemable-label]')
  },
  'desk to phone and back': async () => {
    await page.viewport(390, 800)
    await expect.poll(() => document.querySelector('.cartDrawer')).not.toBeNull()
    await page.viewport(1280, 900)
    await expect.poll(() => document.querySelector('.cartDrawer')).toBeNull()
  },
  'shipping edited, and back': async () => {
    await click('[data-test=step-edit-button]')
    await click('#checkout-shipping-continue')
  },
}

describe('the note', () => {
  test('stands in the item of the chosen method and says which networks, and what is next', async () => {
    await open()
    expect(notes()).toEqual([])
    await choose('moneyorder')
    expect(notes()).toHaveLength(1)
    expect(note()?.parentElement).toBe(find('#radio-moneyorder').closest('li'))
    expect(note()?.closest('.form-checklist-body')).toBeNull()
    expect(textOf(note())).toContain('Pay with USDC on Base, Arbitrum One, or OP Mainnet.')
    expect(textOf(note())).toContain('You place the order first.')
  })

  test('stands there at once when the method is the shopper’s first', async () => {
    service = memoryService({ methods: exampleMethods.slice(1) })
    await open()
    expect(notes()).toHaveLength(1)
  })

  test('goes with another choice, and comes back as the same node', async () => {
    await open()
    await choose('moneyorder')
    const first = note()
    for (const other of ['bankdeposit', 'cheque', 'cod', 'acme-card']) {
      await choose(other)
      expect(notes()).toEqual([])
      await choose('moneyorder')
      expect(notes()).toEqual([first])
    }
  })

  test('follows a choice that the keyboard made', async () => {
    await open()
    const radio = find<HTMLInputElement>('#radio-bankdeposit')
    radio.focus()
    await userEvent.keyboard('{ArrowDown}')
    await settle()
    expect(find<HTMLInputElement>('#radio-moneyorder').checked).toBe(true)
    expect(notes()).toHaveLength(1)
  })

  test('follows a choice for which the checkout draws nothing: only a property changes', async () => {
    const list = document.createElement('ul')
    for (const id of ['moneyorder', 'cod']) {
      const radio = document.createElement('input')
      Object.assign(radio, { type: 'radio', name: 'paymentProviderRadio', id: `radio-${id}` })
      const item = document.createElement('li')
      item.append(radio)
      list.append(item)
    }
    app.append(list)
    loadScript('/checkout')
    await choose('cod')
    expect(notes()).toEqual([])
    await choose('moneyorder')
    expect(notes()).toHaveLength(1)
    await choose('cod')
    expect(notes()).toEqual([])
  })

  test('belongs to the methods that the merchant named, by id and never by label', async () => {
    service = memoryService({
      methods: exampleMethods.map((method) => ({
        ...method,
        config: { displayName: method.id === 'cod' ? 'Stablecoin' : 'USDC' },
      })),
    })
    await open({ ...setting, methods: 'cod,instore' })
    await choose('moneyorder')
    expect(notes()).toEqual([])
    await choose('cod')
    expect(note()?.parentElement).toBe(find('#radio-cod').closest('li'))
  })

  test('names the networks that the merchant chose, in the page’s language', async () => {
    await open({ ...setting, networks: 'OP Mainnet,Base', locale: 'zh-CN' })
    await choose('moneyorder')
    expect(note()?.lang).toBe('zh-CN')
    expect(textOf(note())).toContain('OP Mainnet或Base')
    expect(textOf(note())).toContain('请先提交订单')
  })

  test('takes font and colour from the page, and can be read on light and dark', async () => {
    await open()
    await choose('moneyorder')
    for (const [color, background] of [
      ['rgb(30, 30, 30)', '#fff'],
      ['rgb(240, 240, 245)', '#101014'],
    ] as const) {
      document.body.style.color = color
      document.body.style.background = background
      const { violations } = await axe.run(note() as HTMLElement)
      expect(violations.map(({ id }) => id)).toEqual([])
      const lead = note()?.shadowRoot?.querySelector('.lead')
      expect(lead && getComputedStyle(lead).color).toBe(color)
    }
    document.body.removeAttribute('style')
  })
})

describe('what it survives', () => {
  test.each(Object.entries(doings))('%s: one note, the same, in its place', async (_name, act) => {
    await open()
    await choose('moneyorder')
    const first = note()
    await act()
    expect(notes()).toEqual([first])
    expect(first?.parentElement).toBe(find('#radio-moneyorder').closest('li'))
  })

  test('all of it, twice over', async () => {
    await open()
    await choose('moneyorder')
    const first = note()
    for (const act of [...Object.values(doings), ...Object.values(doings)]) await act()
    expect(notes()).toEqual([first])
  })

  test('a store script that throws it away: it is put back', async () => {
    await open()
    await choose('moneyorder')
    note()?.remove()
    await settle()
    expect(notes()).toHaveLength(1)
  })

  test('a container that appears after the script', async () => {
    app.remove()
    loadScript('/checkout')
    document.body.append(app)
    root = renderCheckout(app, service)
    await settle()
    await choose('moneyorder')
    expect(notes()).toHaveLength(1)
  })

  test('a script in the head, before the checkout and the data block are there', async () => {
    Object.defineProperty(document, 'readyState', { configurable: true, value: 'loading' })
    app.remove()
    loadScript('/checkout', { settings: {} })
    await settle()
    Reflect.deleteProperty(document, 'readyState')
    document.body.append(app)
    addBlock({ ...setting, networks: 'Base' })
    document.dispatchEvent(new Event('DOMContentLoaded'))
    root = renderCheckout(app, service)
    await settle()
    await choose('moneyorder')
    expect(textOf(note())).toContain('Pay with USDC on Base.')
  })

  test('a script that is loaded twice, for both of its pages', async () => {
    await open()
    loadScript('/checkout')
    await choose('moneyorder')
    expect(notes()).toHaveLength(1)
  })
})

describe('what it leaves alone', () => {
  test('Place Order is the same node with the same text, attributes and listeners', async () => {
    await open(setting, false)
    const button = placeOrder()
    const html = button.outerHTML
    const listened = vi.spyOn(EventTarget.prototype, 'addEventListener')
    loadScript('/checkout')
    await choose('moneyorder')
    await doings['another method and back']?.()
    expect(placeOrder()).toBe(button)
    expect(button.outerHTML).toBe(html)
    const form = find('form[data-test=payment-form]')
    expect(listened.mock.contexts).not.toContain(button)
    expect(listened.mock.contexts).not.toContain(form)
    expect(Object.keys(button).filter((key) => !key.startsWith('__react'))).toEqual([])
  })

  test('an order is placed once, by BigCommerce’s own request, with the method’s own name', async () => {
    await open()
    await choose('moneyorder')
    await click('#checkout-payment-continue')
    expect(service.done).toEqual({
      placed: ['moneyorder'],
      gone: ['/checkout/order-confirmation'],
    })
  })

  test('the page is as it would be without the script, but for the note', async () => {
    const looks: string[] = []
    for (const isScriptLoaded of [false, true]) {
      app = emptyStore()
      await open(setting, isScriptLoaded)
      await choose('moneyorder')
      for (const act of Object.values(doings)) await act()
      expect(notes()).toHaveLength(isScriptLoaded ? 1 : 0)
      for (const own of notes()) own.remove()
      looks.push(app.outerHTML)
      root?.unmount()
      await settle()
    }
    expect(looks[1]).toBe(looks[0])
  })

  test('its only writing is the note itself, and then it is quiet', async () => {
    service = memoryService({ methods: exampleMethods.slice(1) })
    await open(setting, false)
    const records: MutationRecord[] = []
    const observer = new MutationObserver((seen) => records.push(...seen))
    const everything = { attributes: true, characterData: true, childList: true, subtree: true }
    observer.observe(document, everything)
    loadScript('/checkout')
    await settle()
    expect(records).toHaveLength(1)
    expect([...(records[0]?.addedNodes ?? [])]).toEqual(notes())
    observer.disconnect()
  })

  test('one observer, on the checkout', async () => {
    await open(setting, false)
    const observed = vi.spyOn(MutationObserver.prototype, 'observe')
    loadScript('/checkout')
    for (const act of Object.values(doings)) await act()
    expect(observed.mock.calls).toEqual([[app, { childList: true, subtree: true }]])
  })
})

describe('elsewhere', () => {
  test.each(['/', '/cart.php', '/some-product/', '/my-checkout', '/account.php'])(
    'on %s it does nothing at all',
    async (path) => {
      root = renderCheckout(app, service)
      await settle()
      await choose('moneyorder')
      const before = document.documentElement.outerHTML
      const observed = vi.spyOn(MutationObserver.prototype, 'observe')
      const listened = vi.spyOn(EventTarget.prototype, 'addEventListener')
      const complained = vi.spyOn(console, 'error')
      loadScript(path, { settings: {} })
      expect(listened).not.toHaveBeenCalled()
      expect(observed).not.toHaveBeenCalled()
      expect(complained).not.toHaveBeenCalled()
      await settle()
      expect(document.documentElement.outerHTML).toBe(before)
      expect(customElements.get('pay-with-usdc')).toBeUndefined()
      expect(Object.getOwnPropertySymbols(document)).not.toContain(
        Symbol.for('pay-with-usdc.storefront'),
      )
    },
  )
})

describe('a bad setting', () => {
  test.each<[Record<string, string>, unknown, string]>([
    [{ ...setting, treasury: '0x1' }, {}, 'config_invalid: treasury: set the address'],
    [{ ...setting, methods: 'cheque' }, {}, 'config_invalid: methods: cheque cannot be used'],
    [setting, '{', 'config_invalid: data-usdc-pay: the data block must be one JSON object'],
  ])('%o %o: one message, and no note', async (settings, block, message) => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {})
    root = renderCheckout(app, service)
    await settle()
    addBlock(block)
    loadScript('/checkout', { settings })
    await choose('moneyorder')
    await choose('cheque')
    expect(notes()).toEqual([])
    expect(complained).toHaveBeenCalledOnce()
    expect(complained.mock.calls[0]?.[0]).toContain(`Pay with USDC: ${message}`)
  })
})
