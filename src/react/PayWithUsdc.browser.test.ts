import { connect, createConfig, injected } from '@wagmi/core'
import { act, createElement, createRef, type ReactNode, type Ref } from 'react'
import { createRoot, hydrateRoot, type Root } from 'react-dom/client'
import { custom } from 'viem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { base } from '../chains/definitions/base.js'
import { renderSkeleton } from '../element/server.js'
import { FakeEndpoint } from '../element/testing/FakeEndpoint.js'
import { address, order, states, treasury, viewOf } from '../element/testing/views.js'
import {
  PayWithUsdc,
  type PayWithUsdcElement,
  type PayWithUsdcProps,
  type UsdcStatusEvent,
} from './index.js'

const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const { store, cart } = order
const required = { endpoint: 'https://pay.example', store, order: order.id, cart, treasury }

let endpoint: FakeEndpoint
let place: HTMLElement
let root: Root
beforeEach(() => {
  const expiresAt = new Date(Date.now() + 15 * 60_000).toISOString()
  endpoint = new FakeEndpoint(viewOf({ expiresAt }))
  vi.stubGlobal('fetch', endpoint.fetch)
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  place = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
  vi.unstubAllGlobals()
})

type Props = PayWithUsdcProps & { ref?: Ref<PayWithUsdcElement> }

function render(props: Props = {}, ...children: ReactNode[]) {
  act(() => root.render(createElement(PayWithUsdc, { ...required, ...props }, ...children)))
}

function renderNew(props: Props = {}, ...children: ReactNode[]) {
  root = createRoot(place)
  render(props, ...children)
}

const element = () => place.querySelector('pay-with-usdc') as PayWithUsdcElement
const inside = (selector: string) => element().shadowRoot?.querySelector<HTMLElement>(selector)
const shown = () => vi.waitFor(() => expect(element().address).toBe(address))

test('the component shows the payment, and its ref is the element', async () => {
  const ref = createRef<PayWithUsdcElement>()
  renderNew({ ref })
  await shown()
  expect(ref.current).toBe(element())
  await expect(ref.current?.copyAddress()).resolves.toBeTypeOf('boolean')
})

test('an event reaches the newest listener, with its class', async () => {
  const first = vi.fn()
  const second = vi.fn<(event: UsdcStatusEvent) => void>()
  const onUsdcReady = vi.fn()
  renderNew({ onUsdcStatus: first, onUsdcReady })
  await shown()
  await vi.waitFor(() => expect(endpoint.open).toBe(1))
  expect(onUsdcReady).toHaveBeenCalledOnce()
  first.mockClear()
  render({ onUsdcStatus: second })
  endpoint.send({ ...states.seen, sequence: 2 })
  await vi.waitFor(() => expect(second).toHaveBeenCalled())
  expect(second.mock.calls[0]?.[0].status).toBe('seen')
  expect(first).not.toHaveBeenCalled()
})

test('an error at the very start is not missed, where the element was defined before', async () => {
  await import('../element/register.js')
  const onUsdcError = vi.fn()
  // As in a shop: `act` would run all effects at once.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  root = createRoot(place)
  root.render(createElement(PayWithUsdc, { ...required, treasury: 'none', onUsdcError }))
  await vi.waitFor(() => expect(inside('[part~=error]')).toBeTruthy())
  expect(onUsdcError).toHaveBeenCalledOnce()
})

test('attributes follow the props, and one that is left out goes', async () => {
  renderNew({ theme: 'dark', receiptKey: 'k' })
  await shown()
  expect(element().getAttribute('theme')).toBe('dark')
  expect(element().getAttribute('receipt-key')).toBe('k')
  render({ theme: 'light' })
  expect(element().getAttribute('theme')).toBe('light')
  expect(element().hasAttribute('receipt-key')).toBe(false)
})

test('own words and slots are shown', async () => {
  renderNew(
    { messages: { walletButton: 'Zahlen' } },
    createElement('h2', { slot: 'heading', key: 'heading' }, 'My shop'),
  )
  await shown()
  await vi.waitFor(() => expect(inside('[part~=wallet-button]')?.textContent).toContain('Zahlen'))
  const slot = inside('slot[name=heading]') as HTMLSlotElement
  expect(slot.assignedElements().map(({ textContent }) => textContent)).toEqual(['My shop'])
})

test('the host’s connected wallet pays: no choice, no second connection', async () => {
  const asked: string[] = []
  const provider = {
    on() {},
    removeListener() {},
    async request({ method }: { method: string }) {
      asked.push(method)
      if (method === 'eth_chainId') return `0x${base.id.toString(16)}`
      if (method === 'eth_call') return `0x${'f'.repeat(64)}`
      if (method === 'eth_sendTransaction') return `0x${'12'.repeat(32)}`
      return method === 'wallet_requestPermissions'
        ? [{ caveats: [{ value: [account] }] }]
        : [account]
    },
  }
  const config = createConfig({
    chains: [{ ...base, rpcUrls: { default: { http: base.rpcUrls } } }],
    connectors: [injected({ target: { id: 'shop', name: 'Shop', provider: provider as never } })],
    multiInjectedProviderDiscovery: false,
    storage: null,
    transports: { [base.id]: custom({ request: () => Promise.reject(new Error('A node.')) }) },
  })
  const [connector] = config.connectors
  if (connector) await connect(config, { connector })
  asked.length = 0
  const onUsdcSent = vi.fn()
  renderNew({ config, chain: `eip155:${base.id}`, onUsdcSent })
  await shown()
  void element().pay()
  await vi.waitFor(() => expect(onUsdcSent).toHaveBeenCalled())
  expect(asked).toContain('eth_sendTransaction')
  expect(asked).not.toContain('eth_requestAccounts')
  expect(asked).not.toContain('wallet_requestPermissions')
})

test('what a server drew is taken over: no hydration error, and it stays until there is better', async () => {
  const attributes = Object.entries(required).map(([name, value]) => `${name}="${value}"`)
  const html = `<pay-with-usdc ${attributes.join(' ')}>${renderSkeleton({ title: 'Soon' })}</pay-with-usdc>`
  ;(place as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(html)
  const before = inside('.skeleton')
  expect(before).toBeTruthy()
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    await held
    return endpoint.fetch(...request)
  })
  const errors: unknown[] = []
  act(() => {
    root = hydrateRoot(place, createElement(PayWithUsdc, required), {
      onRecoverableError: (error) => errors.push(error),
    })
  })
  await customElements.whenDefined('pay-with-usdc')
  await element().updateComplete
  expect(inside('.skeleton')).toBe(before)
  answer()
  await shown()
  await vi.waitFor(() => expect(inside('[part~=address]')).toBeTruthy())
  expect(inside('.skeleton')).toBeFalsy()
  expect(errors).toEqual([])
})
