import { mainnets } from '../../src/chains/definitions/mainnets.js'
import { sandboxChain } from '../../src/chains/definitions/sandbox.js'
import { definePayWithUsdc } from '../../src/element/define.js'
import type { PayWithUsdc } from '../../src/element/PayWithUsdc.js'
import { FakeEndpoint } from '../../src/element/testing/FakeEndpoint.js'
import {
  openedAt,
  order,
  type StateName,
  states,
  treasury,
} from '../../src/element/testing/views.js'
import { languages } from '../../src/lang/languages.js'
import { exampleWallets, walletStates } from './exampleWallets.js'

/** Without the live part; all elements of a page share it, so this state stands alone. */
const notFollowed = 'not followed'

/** What the toolbar offers; the address bar keeps the choice, so that a picture can be taken of it. */
const choices = {
  state: [
    'all',
    ...Object.keys(states),
    'opening',
    'refused',
    'unreachable',
    'not offered',
    'reconnecting',
    notFollowed,
    ...walletStates,
  ],
  theme: ['light', 'dark', 'branded'],
  locale: ['en', 'zh-CN'],
  width: ['desktop', '320 px'],
} as const
type Choice = { -readonly [Name in keyof typeof choices]: string }

/** The wallet state that the next click plays; undefined asks the wallets of this browser. */
let acting: string | undefined
const elapsed = 68_000
const started = Date.now()

const chains = [...mainnets, sandboxChain(location.origin)]

definePayWithUsdc({
  chains,
  live: async () => {
    if (readChoice().state === notFollowed) throw new Error('held back')
    const { livePartOf } = await import('../../src/element/live/openLivePart.js')
    return livePartOf(chains)
  },
  wallets: async () => {
    const { openWalletPanel, panelOver } = await import(
      '../../src/wallets/panel/openWalletPanel.js'
    )
    const state = acting
    if (state === undefined) return openWalletPanel
    return (options) => panelOver(() => exampleWallets(state), options)
  },
  languages,
  // The example payments were opened a little more than a minute ago.
  clock: {
    now: () => openedAt + elapsed + (Date.now() - started),
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
  const all = choices.state.filter((name) => name !== 'all' && name !== notFollowed)
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
  const endpoint = endpointOf(name)
  const attributes = {
    endpoint: 'https://pay.example',
    store: order.store,
    order: order.id,
    cart: order.cart,
    treasury,
    total: '25.50',
    currency: 'USD',
    theme: theme === 'dark' ? 'dark' : 'light',
    locale,
  }
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.fetch = name === 'opening' ? () => new Promise(() => {}) : endpoint.fetch
  if (name === 'reconnecting') {
    element.addEventListener('usdc-ready', () => {
      endpoint.offline = true
      setTimeout(() => endpoint.break(), 300)
    })
  }
  if (walletStates.includes(name)) {
    element.addEventListener('usdc-ready', () => void playWallet(element, name))
  }
  frame.append(element)
  figure.append(caption, frame)
  return figure
}

/** Goes through a wallet as far as the state says. */
async function playWallet(element: PayWithUsdc, name: string): Promise<void> {
  sessionStorage.clear()
  acting = name
  await element.connectWallet()
  acting = undefined
  if (name === 'wallet choice') return
  if (name === 'wallet again') {
    sessionStorage.setItem(`pay-with-usdc:${states.waiting.id}`, '0')
  }
  await element.pay()
}

function endpointOf(name: string): FakeEndpoint {
  const view = name in states ? states[name as StateName] : states.waiting
  // A lie: the address of another order.
  const lie = { ...view, address: `0x${'4'.repeat(40)}` }
  const endpoint = new FakeEndpoint(name === 'refused' ? lie : view)
  if (name === 'unreachable') endpoint.offline = true
  if (name === 'not offered') {
    endpoint.error = { status: 422, code: 'amount_below_minimum', retryable: false }
  }
  return endpoint
}
