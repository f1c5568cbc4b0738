import type { PartFile } from '../../element/loadPart.js'
import type { Origin } from '../origin.js'

/** The part of Trusted Types that is used here; not in TypeScript's DOM library yet. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string }
}

/**
 * Loads the whole element beside this script, held by its hash, with this script's nonce.
 *
 * A policy of its own name for Trusted Types: the element makes one called `pay-with-usdc`, and a
 * page allows each name once.
 */
export function loadElement({ src, nonce }: Origin, { file, integrity }: PartFile): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const end = (settle: () => void) => () => {
      script.remove()
      settle()
    }
    const fail = end(() => reject(new Error(`${file} was not loaded.`)))
    script.addEventListener('load', end(resolve))
    script.addEventListener('error', fail)
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
    script.nonce = nonce
    try {
      script.src = trusted(new URL(file, src).href)
    } catch {
      fail()
      return
    }
    document.head.append(script)
  })
}

let trusting: { url: string; trusted: string } | undefined

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return url
  if (trusting?.url !== url) {
    const policy = trustedTypes.createPolicy('pay-with-usdc-storefront', {
      createScriptURL(candidate) {
        if (candidate !== url) throw new TypeError('Not the element of this script.')
        return candidate
      },
    })
    // Typed as what `script.src` asks for; the browser takes the trusted value as it is.
    trusting = { url, trusted: policy.createScriptURL(url) }
  }
  return trusting.trusted
}
