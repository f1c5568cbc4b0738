import { exampleOrder, memoryService } from '../../demo/checkout/memoryService.js'
import { renderCheckout } from '../../demo/checkout/renderCheckout.js'
import { renderOrderConfirmation } from '../../demo/checkout/renderOrderConfirmation.js'
import type { PaymentMethod } from '../../demo/checkout/service.js'
import { checkoutStyles } from '../../demo/checkout/styles.js'
import { exampleWallets } from '../../demo/gallery/exampleWallets.js'
import { mainnets } from '../../src/chains/definitions/mainnets.js'
import { definePayWithUsdc } from '../../src/element/define.js'
import { lateParts } from '../../src/element/lateParts.js'
import { livePartOf } from '../../src/element/live/openLivePart.js'
import { FakeEndpoint } from '../../src/element/testing/FakeEndpoint.js'
import {
  address,
  openedAt,
  order,
  type StateName,
  states,
  treasury,
} from '../../src/element/testing/views.js'
import { languages } from '../../src/lang/languages.js'
import { storefronts } from '../../src/lang/storefronts.js'
import { type Tag, tags } from '../../src/lang/tags.js'
import { make } from '../../src/storefront/make.js'
import { keepInPlace } from '../../src/storefront/page/keepInPlace.js'
import { linkTo } from '../../src/storefront/page/notice.js'
import { PayWithUsdcFrame } from '../../src/storefront/page/PayWithUsdcFrame.js'
import { showNote } from '../../src/storefront/page/paymentStep.js'
import { putInPlace } from '../../src/storefront/page/places.js'
import { shadowOf } from '../../src/storefront/page/shadow.js'
import { themeOf } from '../../src/storefront/page/themeOf.js'
import { learn, localeOf, speak } from '../../src/storefront/page/words.js'
import { panelOver } from '../../src/wallets/panel/openWalletPanel.js'
import { lookOf } from './checkDraft.js'
import { type Kept, networkNames, readHash } from './draft.js'

// The preview: a copy of BigCommerce's pages with the real element on an endpoint made of memory.

const elapsed = 68_000
const started = Date.now()
const looks = ['theme', 'locale', 'accent', 'radius', 'font'] as const

definePayWithUsdc({
  chains: mainnets,
  live: async () =>
    livePartOf(mainnets, () => ({
      ...lateParts,
      // Wallets that only play: a preview must not wake a real one.
      wallets: async () => (options) => panelOver(() => exampleWallets('wallet choice'), options),
    })),
  languages,
  clock: {
    now: () => openedAt + elapsed + (Date.now() - started),
    after(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
  },
})
learn({ tags, load: async (tag) => storefronts[tag as Tag] })
// What stands in the page when the payment has a page of its own: a link and the order's address.
customElements.define('preview-page-link', class extends PayWithUsdcFrame {})

let kept = readHash(location.hash)
document.head.append(make('style', {}, checkoutStyles))
document.documentElement.lang = kept.view.lang === 'zh-CN' ? 'zh-CN' : 'en'
document.documentElement.classList.toggle('dark', kept.view.shop === 'dark')
// Nothing here leads anywhere.
document.addEventListener('click', (event) => {
  const isLink = event.composedPath().some((node) => node instanceof HTMLAnchorElement)
  if (isLink) event.preventDefault()
})
const app = document.querySelector('#checkout-app')
if (app === null) throw new Error('The page has no #checkout-app.')
const shown = kept.view.page === 'payment' ? showPaymentStep(app) : showConfirmation(app)

addEventListener('hashchange', () => {
  const before = kept
  kept = readHash(location.hash)
  if (structureOf(before) !== structureOf(kept)) location.reload()
  else if (shown !== undefined) applyLook(shown)
})

/** What cannot be changed in the page that stands. */
function structureOf({ draft, view }: Kept): string {
  const { placement, method, networks } = draft
  const { locale } = lookOf(draft)
  // The note at the payment step and the link are written once, in one language.
  return JSON.stringify([placement, method, networks, view, locale])
}

function showPaymentStep(container: Element): undefined {
  const method = kept.draft.method
  const methods: PaymentMethod[] = [
    { id: method, gateway: null, config: { displayName: 'Pay with USDC' } },
    { id: 'card', gateway: 'acme', config: { displayName: 'Credit card' } },
  ]
  renderCheckout(container, memoryService({ methods }))
  showNote({
    endpoint: '',
    store: order.store,
    treasury,
    placement: 'frame',
    frameOrigin: '',
    methods: [method],
    networks: chosenNetworks(),
    look: lookOf(kept.draft),
    isLikePage: false,
    order: undefined,
  })
  const seen = new MutationObserver(() => {
    const note = container.querySelector('[data-usdc-note]')
    if (note === null) return
    seen.disconnect()
    note.scrollIntoView({ block: 'center' })
  })
  seen.observe(container, { childList: true, subtree: true })
}

function showConfirmation(container: Element): HTMLElement {
  const instructions = `<div data-usdc-pay data-order="${order.id}"></div>`
  const payments = [{ providerId: 'moneyorder', amount: 25.5, detail: { instructions } }]
  renderOrderConfirmation(container, memoryService({ order: { ...exampleOrder, payments } }))
  const isPage = kept.draft.placement === 'page'
  const element = isPage ? make('div') : elementOf()
  const whole = make('div', {}, isPage ? pageLink() : element)
  if (kept.draft.placement === 'frame' && kept.view.state === 'waiting') {
    whole.append(ownAddress())
  }
  applyLook(element)
  keepInPlace(() => putInPlace(whole))
  return element
}

function elementOf(): HTMLElement {
  const element = document.createElement('pay-with-usdc')
  const state = states[(kept.view.state in states ? kept.view.state : 'waiting') as StateName]
  const ids = mainnets
    .filter(({ name }) => chosenNetworks().includes(name))
    .map(({ id }) => `eip155:${id}`)
  const networks = state.networks.filter(({ chain }) => ids.includes(chain))
  element.fetch = new FakeEndpoint({ ...state, networks }).fetch
  const attributes = { ...orderAttributes(), endpoint: 'https://pay.example' }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

function pageLink(): HTMLElement {
  const link = document.createElement('preview-page-link')
  const attributes = { ...orderAttributes(), endpoint: '', ...lookOf(kept.draft) }
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value)
  return link
}

/** What the store's page writes below a frame, for the shopper to compare. */
function ownAddress(): HTMLElement {
  const host = make('div')
  const locale = localeOf(lookOf(kept.draft).locale ?? null, document.documentElement)
  const code = make('code', { translate: 'no' })
  for (const part of address.match(/0x|.{4}/g) ?? []) {
    code.append(make('span', {}, part), make('wbr'))
  }
  speak(locale, ({ say, lang, dir }) => {
    const box = make(
      'div',
      { class: 'box own', lang, dir },
      ...[make('p', {}, say('ownAddress')), code, make('p', {}, say('sameAsFrame'))],
      make('div', { class: 'actions' }, linkTo('#', say('openPage'))),
    )
    shadowOf(host, make('div', { class: 'stack' }, box))
  })
  return host
}

function orderAttributes() {
  const { store, id, cart } = order
  return { store, order: id, cart, treasury, total: '25.50', currency: 'USD' }
}

/** As the storefront script does it: what is not chosen follows the page. */
function applyLook(element: HTMLElement): void {
  const look: Readonly<Record<string, string | undefined>> = {
    theme: themeOf(document.body),
    ...lookOf(kept.draft),
  }
  for (const name of looks) {
    const value = look[name]
    if (value === undefined) element.removeAttribute(name)
    else element.setAttribute(name, value)
  }
}

function chosenNetworks(): readonly string[] {
  const chosen = networkNames.filter((name) => kept.draft.networks.split(',').includes(name))
  return chosen.length === 0 ? networkNames : chosen
}
