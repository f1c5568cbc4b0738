import { order, treasury } from '../../element/testing/views.js'
import { storefronts } from '../../lang/storefronts.js'
import { type Tag, tags } from '../../lang/tags.js'
import type { Build } from '../page/paymentOf.js'
import { startStorefront } from '../page/startStorefront.js'
import type { Languages } from '../page/words.js'

/** The networks that the note names in tests. */
export const chains = ['Base', 'Arbitrum One', 'OP Mainnet']

/** All languages, there when they are asked for. */
const languages: Languages = {
  tags,
  load: async (tag) => storefronts[tag as Tag],
}

/** What a merchant sets at least. */
export const setting = { endpoint: 'https://pay.example', store: order.store, treasury }

/** A build whose own URL carries the settings. */
export function buildWith(settings: Readonly<Record<string, string>>): Build {
  const src = `https://pay.example/script/storefront.js?${new URLSearchParams(settings)}`
  const element = { file: 'none.js', integrity: '' }
  return { origin: { src, nonce: '' }, chains, element, languages }
}

/** Makes the page as if nothing had been loaded yet, with the checkout's empty container. */
export function emptyStore(): HTMLElement {
  Reflect.deleteProperty(document, Symbol.for('pay-with-usdc.storefront'))
  sessionStorage.clear()
  const app = document.createElement('div')
  app.id = 'checkout-app'
  document.body.replaceChildren(app)
  return app
}

/** Puts a data block into the page, as a merchant's snippet does. */
export function addBlock(data: unknown): void {
  const block = document.createElement('script')
  block.type = 'application/json'
  block.setAttribute('data-usdc-pay', '')
  block.textContent = typeof data === 'string' ? data : JSON.stringify(data)
  document.body.append(block)
}

/** Loads the storefront script on a path. */
export function loadScript(
  path: string,
  options: {
    settings?: Readonly<Record<string, string>>
    build?: Build
    fetch?: typeof fetch
  } = {},
): void {
  const { settings = setting, build = buildWith(settings), fetch = neverAsked } = options
  startStorefront({ build, path, fetch })
}

const neverAsked: typeof fetch = () => {
  throw new Error('Nothing is asked on this page.')
}
