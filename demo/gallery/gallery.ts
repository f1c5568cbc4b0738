import { mainnets } from '../../src/chains/definitions/mainnets.js'
import { sandboxChain } from '../../src/chains/definitions/sandbox.js'
import { keepBanner } from '../../src/element/banner/keepBanner.js'
import { definePayWithUsdc } from '../../src/element/define.js'
import { lateParts } from '../../src/element/lateParts.js'
import type { PayWithUsdc } from '../../src/element/PayWithUsdc.js'
import { FakeEndpoint } from '../../src/element/testing/FakeEndpoint.js'
import { order, states, treasury } from '../../src/element/testing/views.js'
import { languages } from '../../src/lang/languages.js'
import { tags } from '../../src/lang/tags.js'
import type { PaymentView } from '../../src/protocol/index.js'
import { exampleWallets, walletStates } from './exampleWallets.js'
import { signReceipt } from './signReceipt.js'
import {
  clockStart,
  completeOf,
  notFollowed,
  opened,
  sandbox,
  stateNames,
  views,
} from './states.js'

/** What the toolbar offers; the address bar keeps the choice, so that a picture can be taken of it. */
const choices = {
  state: ['all', ...stateNames],
  theme: ['light', 'dark', 'branded'],
  locale: ['en', ...tags],
  width: ['desktop', '320 px'],
} as const
type Choice = { -readonly [Name in keyof typeof choices]: string }

const started = Date.now()

const chains = [...mainnets, sandboxChain(location.origin)]

definePayWithUsdc({
  chains,
  live: async () => {
    if (readChoice().state === notFollowed) throw new Error('held back')
    const { livePartOf } = await import('../../src/element/live/openLivePart.js')
    return livePartOf(chains, () => lateParts)
  },
  languages,
  mark(element, spoken) {
    if (element.hasAttribute('data-sandbox')) keepBanner(element, spoken)
  },
  clock: {
    now: () => clockStart + (Date.now() - started),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
  },
})

const toolbar = document.querySelector<HTMLFormElement>('#toolbar')
const stage = document.querySelector<HTMLElement>('#stage')
if (toolbar === null || stage === null) throw new Error('The page has no toolbar or stage.')

toolbar.append(...(Object.keys(choices) as (keyof Choice)[]).map(selectOf))
toolbar.addEventListener('change', () => {
  history.replaceState(null, '', `?${new URLSearchParams([...new FormData(toolbar)] as never)}`)
  show()
})
show()

/** Draws the chosen state, or all of them. */
function show(): void {
  const chosen = readChoice()
  document.body.dataset.theme = chosen.theme
  const all = stateNames.filter((name) => name !== notFollowed)
  const names = chosen.state === 'all' ? all : [chosen.state]
  stage?.replaceChildren(...names.map((name) => figureOf(name, chosen)))
}

function readChoice(): Choice {
  const query = new URLSearchParams(location.search)
  const read = (name: keyof Choice) => query.get(name) ?? choices[name][0] ?? ''
  return {
    state: read('state'),
    theme: read('theme'),
    locale: read('locale'),
    width: read('width'),
  }
}

function selectOf(name: keyof Choice): HTMLElement {
  const label = document.createElement('label')
  const select = document.createElement('select')
  select.name = name
  for (const value of choices[name]) select.append(new Option(value, value))
  select.value = readChoice()[name]
  label.append(name, select)
  return label
}

/** One element in one state, over an endpoint of its own. */
function figureOf(name: string, { theme, locale, width }: Choice): HTMLElement {
  const figure = document.createElement('figure')
  const frame = document.createElement('div')
  const caption = document.createElement('figcaption')
  frame.className = `frame ${width === '320 px' ? 'narrow' : ''} ${theme}`
  caption.textContent = name
  const element = document.createElement('pay-with-usdc')
  const view = { ...(views[name] ?? states.waiting), id: idOf(name) }
  const endpoint = endpointOf(name, view)
  const attributes = {
    endpoint: 'https://pay.example',
    store: order.store,
    order: order.id,
    cart: order.cart,
    treasury,
    total: view.total.amount,
    currency: view.total.currency,
    theme: theme === 'dark' ? 'dark' : 'light',
    locale,
  }
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.toggleAttribute('data-sandbox', name === sandbox)
  element.fetch = async (input, init) => {
    if (name === 'opening') return new Promise(() => {})
    if (!String(input).endsWith('/receipt')) return endpoint.fetch(input, init)
    return Response.json({ receipt: await signReceipt(view) })
  }
  if (name === 'reconnecting') {
    element.addEventListener('usdc-ready', () => {
      endpoint.offline = true
      setTimeout(() => endpoint.break(), 300)
    })
  }
  if (walletStates.includes(name)) {
    element.wallets = async () => {
      const { panelOver } = await import('../../src/wallets/panel/openWalletPanel.js')
      return (options) => panelOver(() => exampleWallets(name), options)
    }
    element.addEventListener('usdc-ready', () => void playWallet(element, name))
  }
  const summary = opened[name]
  if (summary !== undefined) {
    element.addEventListener('usdc-ready', async () => {
      const closed = await drawn(element, summary)
      closed.click()
    })
  }
  // For those who take pictures.
  void drawn(element, completeOf(name)).then(() => figure.toggleAttribute('data-ready', true))
  frame.append(element)
  figure.append(caption, frame)
  return figure
}

/** Goes through a wallet as far as the state says. */
async function playWallet(element: PayWithUsdc, name: string): Promise<void> {
  const note = `pay-with-usdc:${idOf(name)}`
  sessionStorage.removeItem(note)
  await element.connectWallet()
  if (name === 'wallet choice') return
  if (name === 'wallet again') sessionStorage.setItem(note, '0')
  await element.pay()
}

/** Waits until the element has drawn something. */
async function drawn(element: PayWithUsdc, selector: string): Promise<HTMLElement> {
  for (;;) {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector)
    if (found) return found
    await new Promise(requestAnimationFrame)
  }
}

/** Each figure has a payment of its own: what one wallet was asked, no other remembers. */
function idOf(name: string): string {
  return `pay_${name.replaceAll(' ', '_')}`
}

function endpointOf(name: string, view: PaymentView): FakeEndpoint {
  // A lie: the address of another order.
  const lie = { ...view, address: `0x${'4'.repeat(40)}` }
  const endpoint = new FakeEndpoint(name === 'refused' ? lie : view)
  if (name === 'unreachable') endpoint.offline = true
  if (name === 'not offered') {
    endpoint.error = { status: 422, code: 'amount_below_minimum', retryable: false }
  }
  return endpoint
}
