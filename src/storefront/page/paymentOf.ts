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

/**
 * Makes the element of one order, in the placement that the merchant chose.
 *
 * @throws {Error} when the element of this script cannot be had
 */
export async function paymentOf(options: {
  settings: Settings
  build: Build
  order: string
  stored: StoreOrder
}): Promise<HTMLElement> {
  const { settings, build, order, stored } = options
  const { endpoint, store, treasury, placement, frameOrigin, look } = settings
  if (placement === 'inline') await loadBeside(build.origin, build.element)
  else defineFrame()
  const theme =
    look.theme === 'light' || look.theme === 'dark' ? look.theme : themeOf(document.body)
  const frame = placement === 'frame' ? { frame: frameOrigin } : {}
  const page = settings.isLikePage ? lookOfPage(document) : {}
  return make('pay-with-usdc', {
    ...{ endpoint, store, treasury, order, ...stored, ...page, ...look, ...frame },
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
