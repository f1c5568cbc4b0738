import { showPayment } from './confirmation.js'
import { pageOf } from './pageOf.js'
import type { Build } from './paymentOf.js'
import { showNote } from './paymentStep.js'
import { readSettings } from './settings.js'
import { learn } from './words.js'

/** Marks a page that is already looked after: a store may load the script for both of its pages. */
const claim = Symbol.for('pay-with-usdc.storefront')

/**
 * The storefront script: the first thing it does is to see whether it has anything to do here. On
 * every page but the checkout and its confirmation it leaves no trace.
 *
 * @param options.path the page's path
 * @param options.fetch how the store's own API is reached
 */
export function startStorefront(options: {
  build: Build
  path: string
  fetch: typeof fetch
}): void {
  const { build, path, fetch } = options
  const page = pageOf(path)
  const claims = document as { [claim]?: true }
  if (page === undefined || claims[claim]) return
  claims[claim] = true
  learn(build.languages)
  // Before that, neither the place nor the data blocks behind this script need be there.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()

  function start(): void {
    const blocks = [...document.querySelectorAll('script[type="application/json"][data-usdc-pay]')]
    const settings = readSettings({
      src: build.origin.src,
      blocks: blocks.map(({ textContent }) => textContent ?? ''),
      chains: build.chains,
    })
    if (!settings.ok) console.error(`Pay with USDC: ${settings.code}: ${settings.message}`)
    else if (page === 'payment') showNote(settings.value)
    else showPayment({ settings: settings.value, build, fetch })
  }
}
