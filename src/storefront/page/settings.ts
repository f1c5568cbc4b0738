import { parseTreasuries } from '../../element/verify/verifyPayment.js'
import { accept, type Result, refuse } from '../../errors/index.js'
import { isLocale, isLogo, isLook, type Look, lookNames, parseBase, patterns } from '../fields.js'
import { collectSettings, type GivenSettings, Odd, odd } from './collectSettings.js'

const placements = ['frame', 'inline', 'page'] as const
const offlineMethods = ['moneyorder', 'bankdeposit', 'cod', 'instore']

/** What a merchant set in the script's URL or in the page. */
export type Settings = {
  /** The endpoint's base, without a slash at its end. */
  readonly endpoint: string
  readonly store: string
  /** Pinned treasuries, newest first, separated by spaces. */
  readonly treasury: string
  /** Where the payment is shown. */
  readonly placement: (typeof placements)[number]
  /** Base of the host that serves the frame. */
  readonly frameOrigin: string
  /** The offline methods that mean USDC, by BigCommerce's id. */
  readonly methods: readonly string[]
  /** Names of the networks, for the note on the payment step. */
  readonly networks: readonly string[]
  readonly look: Look
  /** What the merchant did not set is taken from the page's own look. */
  readonly isLikePage: boolean
  /** The order's number where the page's template fills it in. */
  readonly order: string | undefined
}

/**
 * Reads the settings from the script's own URL and from the page's data blocks; per key, a block
 * wins. Anything odd refuses all of them: half a setting would pay into the wrong place.
 *
 * @param options.blocks the texts of `<script type="application/json" data-usdc-pay>`
 * @param options.chains names of this build's networks
 */
export function readSettings(options: {
  src: string
  blocks: readonly string[]
  chains: readonly string[]
}): Result<Settings, 'config_invalid'> {
  try {
    return accept(parse(collectSettings(options), options.chains))
  } catch (error) {
    if (error instanceof Odd) return refuse('config_invalid', error.message)
    throw error
  }
}

function parse(raw: GivenSettings, chains: readonly string[]): Settings {
  const { endpoint, store, placement = 'frame', order, locale, theme } = raw
  const base = parseBase(endpoint ?? '')
  if (base === undefined) odd('endpoint', 'set the https URL of your Pay with USDC endpoint.')
  const frameOrigin = parseBase(raw.frameOrigin ?? base)
  if (frameOrigin === undefined) odd('frameOrigin', 'must be an https URL, or be left out.')
  if (store === undefined || !patterns.store.test(store)) {
    odd('store', 'set your store’s hash, as in store-<hash>.mybigcommerce.com.')
  }
  const treasuries = parseTreasuries(raw.treasury ?? null)
  if (!treasuries.ok) {
    odd('treasury', 'set the address that your USDC goes to; copy it again from your wallet.')
  }
  const where = placements.find((one) => one === placement)
  if (where === undefined) odd('placement', `choose one of ${placements.join(', ')}.`)
  if (where === 'frame' && new URL(frameOrigin).origin === location.origin) {
    odd(
      'frameOrigin',
      'the store’s own origin protects nothing. Serve the frame from another host.',
    )
  }
  if (order !== undefined && !patterns.order.test(order)) {
    odd('order', 'write "{{checkout.order.id}}", or leave it out.')
  }
  if (locale !== undefined && !isLocale(locale)) odd('locale', 'write a language such as en.')
  if (theme !== undefined && !patterns.theme.test(theme)) odd('theme', 'auto, light or dark.')
  for (const name of lookNames) {
    const value = raw[name]
    if (value !== undefined && !isLook(name, value)) odd(name, 'is no CSS value for it.')
  }
  const { accent, radius, font, appearance, density, logo, receiptKey } = raw
  const isLikePage = appearance === 'page'
  if (appearance !== undefined && !isLikePage && !patterns.appearance.test(appearance)) {
    odd('appearance', 'bigcommerce or page.')
  }
  if (density !== undefined && !patterns.density.test(density)) {
    odd('density', 'comfortable or compact.')
  }
  if (logo !== undefined && !isLogo(logo)) odd('logo', 'set an https URL, or a data:image URL.')
  if (receiptKey !== undefined && !patterns.receiptKey.test(receiptKey)) {
    odd('receiptKey', 'set the fingerprint of your receipt key: 43 characters.')
  }
  return {
    endpoint: base,
    store,
    treasury: treasuries.value.join(' '),
    placement: where,
    frameOrigin,
    methods: methodsOf(raw.methods ?? 'moneyorder'),
    networks: networksOf(raw.networks, chains),
    look: given({
      ...{ locale, theme, accent, radius, font, density, logo, 'receipt-key': receiptKey },
      appearance: isLikePage ? undefined : appearance,
    }),
    isLikePage,
    order,
  }
}

function methodsOf(text: string): string[] {
  const methods = text.split(/[\s,]+/)
  for (const method of methods) {
    if (method === 'cheque') {
      odd('methods', 'cheque cannot be used: BigCommerce treats it as a purchase order.')
    }
    if (!offlineMethods.includes(method)) {
      odd('methods', `"${method}" is not one of ${offlineMethods.join(', ')}.`)
    }
  }
  return methods
}

function networksOf(text: string | undefined, chains: readonly string[]): readonly string[] {
  return (
    text?.split(',').map((wanted) => {
      const name = wanted.trim().toLowerCase()
      return (
        chains.find((chain) => chain.toLowerCase() === name) ??
        odd('networks', `"${wanted}" is not one of ${chains.join(', ')}.`)
      )
    }) ?? chains
  )
}

/** Leaves out what is not set. */
function given(look: { readonly [Name in keyof Look]-?: Look[Name] | undefined }): Look {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))
}
