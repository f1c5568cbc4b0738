import { beforeAll, expect, test, vi } from 'vitest'
import { address } from '../../src/element/testing/views.js'

const asked = vi.fn()

// The page is one module that reads the address bar once; all tests look at the same page.
beforeAll(async () => {
  vi.stubGlobal('fetch', asked)
  const app = document.createElement('div')
  app.id = 'checkout-app'
  document.body.append(app)
  location.hash = '#accent=%230a7148&networks=Base,Polygon&locale=en'
  await import('./preview.js')
})

const element = () =>
  vi.waitUntil(() => document.querySelector<HTMLElement>('[data-usdc-pay] pay-with-usdc[status]'))

/** Changes the bookmark as the composer does, and waits until the preview has taken it in. */
async function look(hash: string): Promise<void> {
  const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
  location.replace(`#networks=Base,Polygon&locale=en&${hash}`)
  await changed
}

test('shows the real element in the place that the instructions mark, in the chosen look', async () => {
  const shown = await element()
  expect(shown.getAttribute('status')).toBe('waiting')
  expect(shown.getAttribute('accent')).toBe('#0a7148')
  const text = shown.shadowRoot?.textContent ?? ''
  expect(text).toContain('Polygon')
  expect(text).not.toContain('Arbitrum One')
})

test('shows below a frame the address that the page works out itself', async () => {
  await element()
  const boxes = [...document.querySelectorAll('[data-usdc-pay] div')]
  const codes = boxes.map((box) => box.shadowRoot?.querySelector('code')?.textContent)
  expect(codes).toContain(address)
})

test('follows a new look without loading again; a value that is no colour is left out', async () => {
  const shown = await element()
  await look('accent=teal&radius=2px')
  expect(shown.getAttribute('accent')).toBe('teal')
  expect(shown.getAttribute('radius')).toBe('2px')
  await look('accent=var(--x)')
  expect(shown.hasAttribute('accent')).toBe(false)
  expect(shown.hasAttribute('radius')).toBe(false)
  expect(await element()).toBe(shown)
})

test('asks nobody for anything, and its links lead nowhere', async () => {
  await element()
  const link = document.querySelector<HTMLAnchorElement>('.continueButtonContainer a')
  const click = new MouseEvent('click', { bubbles: true, cancelable: true })
  link?.dispatchEvent(click)
  expect(click.defaultPrevented).toBe(true)
  expect(asked).not.toHaveBeenCalled()
})
