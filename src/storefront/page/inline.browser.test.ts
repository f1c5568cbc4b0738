import type { Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { exampleOrder, memoryService } from '../../../demo/checkout/memoryService.js'
import { renderOrderConfirmation } from '../../../demo/checkout/renderOrderConfirmation.js'
import { settle } from '../../element/testing/FakeClock.js'
import { buildWith, emptyStore, loadScript, setting } from '../testing/storePage.js'

const code = `document.documentElement.dataset.loaded = 'yes'`
const file = `data:text/javascript,${encodeURIComponent(code)}`
let app: HTMLElement
let root: Root

beforeEach(() => {
  app = emptyStore()
  delete document.documentElement.dataset.loaded
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(async () => {
  root.unmount()
  await settle()
  vi.restoreAllMocks()
})

async function integrityOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(text))
  return `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
}

async function open(element: { file: string; integrity: string }, settings = {}): Promise<void> {
  root = renderOrderConfirmation(app, memoryService())
  await settle()
  const build = { ...buildWith({ ...setting, ...settings }), element }
  const fetch = async () => Response.json(exampleOrder)
  loadScript('/checkout/order-confirmation', { build, fetch })
}

const element = () => document.querySelector('pay-with-usdc')

describe('placement "inline"', () => {
  const settings = { placement: 'inline' }

  test('loads the whole element, held by its hash, and gives it the order', async () => {
    await open({ file, integrity: await integrityOf(code) }, settings)
    await expect.poll(element).not.toBeNull()
    expect(document.documentElement.dataset.loaded).toBe('yes')
    expect(element()?.getAttribute('cart')).toBe(exampleOrder.cartId)
    expect(element()?.hasAttribute('frame')).toBe(false)
    // The element's own "auto" is the system's; on a store it is the page's.
    expect(element()?.getAttribute('theme')).toBe('light')
    expect(document.querySelector(`script[src^="data:"]`)).toBeNull()
  })

  test('a changed file does not run; the order is safe, and there is a way to pay', async () => {
    await open({ file, integrity: await integrityOf('something else') }, settings)
    await expect.poll(() => document.querySelector('[data-usdc-notice]')).not.toBeNull()
    expect(document.documentElement.dataset.loaded).toBeUndefined()
    expect(element()).toBeNull()
    const notice = document.querySelector('[data-usdc-notice]')?.shadowRoot
    expect(notice?.querySelector('a')?.getAttribute('href')).toMatch(/\/pay\/order\/1042$/)
  })
})

test('where another script defined the element, there is no frame, but a way to pay', async () => {
  customElements.define('pay-with-usdc', class extends HTMLElement {})
  await open({ file, integrity: '' })
  await expect.poll(() => document.querySelector('[data-usdc-notice]')).not.toBeNull()
  expect(element()).toBeNull()
  expect(vi.mocked(console.warn).mock.calls[0]?.[0]).toContain('element_taken')
})
