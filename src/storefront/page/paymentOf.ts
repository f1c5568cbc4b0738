import type { PartFile } from '../../element/loadPart.js'
import { make } from '../make.js'
import type { Origin } from '../origin.js'
import { loadBeside } from './loadBeside.js'
import { lookOfPage } from './lookOfPage.js'
import { PayWithUsdcFrame } from './PayWithUsdcFrame.js'
import type { StoreOrder } from './readStoreOrder.js'
import type { Settings } from './settings.js'
import { themeOf } from './themeOf.js'
import type { Languages } from './words.js'

/** What a build knows of itself. */
export type Build = {
  readonly origin: Origin
  /** Names of the networks, cheapest first. */
  readonly chains: readonly string[]
  /** The whole element, for `placement: "inline"`. */
  readonly element: PartFile
  readonly languages: Languages
}

type Options = {
  settings: Settings
  build: Build
  order: string
}

/**
 * Makes the element of one order, in the placement that the merchant chose.
 *
 * @param options.early the element without what the store knows, where it stands already
 * @throws {Error} when the element of this script cannot be had
 */
export async function paymentOf(
  options: Options & { stored: StoreOrder; early?: HTMLElement | undefined },
): Promise<HTMLElement> {
  const { settings, build, stored, early } = options
  if (settings.placement === 'inline') await loadBeside(build.origin, build.element)
  const element = early ?? elementOf(options)
  for (const [name, value] of Object.entries(stored)) element.setAttribute(name, value)
  return element
}

/** The element without what the store knows of the order: a frame loads meanwhile. */
export function elementOf({ settings, order }: Omit<Options, 'build'>): HTMLElement {
  const { endpoint, store, treasury, placement, frameOrigin, look } = settings
  if (placement !== 'inline') defineFrame()
  const theme =
    look.theme === 'light' || look.theme === 'dark' ? look.theme : themeOf(document.body)
  const frame = placement === 'frame' ? { frame: frameOrigin } : {}
  const page = settings.isLikePage ? lookOfPage(document) : {}
  return make('pay-with-usdc', {
    ...{ endpoint, store, treasury, order, ...page, ...look, ...frame },
    ...(placement === 'inline' ? { theme } : {}),
  })
}

function defineFrame(): void {
  const defined = customElements.get('pay-with-usdc')
  if (defined === undefined) customElements.define('pay-with-usdc', PayWithUsdcFrame)
  else if (defined !== PayWithUsdcFrame) {
    throw new Error(
      'element_taken: another script defined <pay-with-usdc>. Remove pay-with-usdc.js from this page.',
    )
  }
}
