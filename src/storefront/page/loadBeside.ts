import { delivery, type PartFile } from '../../element/loadPart.js'
import type { Origin } from '../origin.js'

/** The part of Trusted Types that is used here; not in TypeScript's DOM library yet. */
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy
}
type Policy = { createScriptURL(url: string): string }

/**
 * Loads a script that lies beside this one, held by its hash, with this script's nonce.
 *
 * A policy of its own name for Trusted Types: the element makes one called `pay-with-usdc`, and a
 * page allows each name once.
 *
 * @returns what the script delivered; undefined for one that only runs
 * @throws {Error} when it is blocked, changed or not there
 */
export function loadBeside({ src, nonce }: Origin, { file, integrity }: PartFile) {
  return new Promise<unknown>((resolve, reject) => {
    const script = document.createElement('script')
    let delivered: unknown
    const end = (settle: () => void) => () => {
      script.remove()
      settle()
    }
    const fail = end(() => reject(new Error(`${file} was not loaded.`)))
    script.addEventListener(delivery, ({ detail }: CustomEventInit<unknown>) => {
      delivered = detail
    })
    script.addEventListener(
      'load',
      end(() => resolve(delivered)),
    )
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

let policy: Policy | undefined
/** The one script that is asked for now. */
let asked = ''

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (trustedTypes === undefined) return url
  asked = url
  policy ??= trustedTypes.createPolicy('pay-with-usdc-storefront', {
    createScriptURL(candidate) {
      if (candidate !== asked) throw new TypeError('Not a script of ours.')
      return candidate
    },
  })
  // Typed as what `script.src` asks for; the browser takes the trusted value as it is.
  return policy.createScriptURL(url)
}
