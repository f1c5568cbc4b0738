/** What the build knows of a lazy part: its file beside the core, and its SRI hash. */
export type PartFile = { readonly file: string; readonly integrity: string }

/** Loads a part that lies beside the script. */
export type LoadPart = <Part>(part: PartFile) => Promise<Part>

/** The event by which a part's script hands over what it exports. */
export const delivery = 'pay-with-usdc-part'

/** The part of Trusted Types that is used here; not in TypeScript's DOM library yet. */
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): unknown }
}

/**
 * Makes the loader of the parts beside a script.
 *
 * Each part is one classic script with `integrity`: a changed file does not run. `import()` would
 * run it. A failed load is forgotten, so that the next click tries again.
 *
 * @param options.base the core's own URL, read from `document.currentScript` while it ran
 * @param options.nonce the core's own nonce, for a merchant's content security policy
 */
export function createPartLoader(options: { base: string; nonce: string }): LoadPart {
  const base = new URL('.', options.base).href
  const loading = new Map<string, Promise<unknown>>()
  let policy: { createScriptURL(url: string): unknown } | undefined

  function trusted(url: string): string {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
    if (trustedTypes === undefined) return url
    policy ??= trustedTypes.createPolicy('pay-with-usdc', {
      createScriptURL(candidate) {
        if (!candidate.startsWith(base)) throw new TypeError('Not a part of pay-with-usdc.')
        return candidate
      },
    })
    // Typed as what `script.src` asks for; the browser takes the trusted value as it is.
    return policy.createScriptURL(url) as string
  }

  function insert({ file, integrity }: PartFile): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      const fail = (cause?: unknown) => {
        script.remove()
        reject(new Error(`${file} was not loaded.`, { cause }))
      }
      script.addEventListener(delivery, (event) => {
        script.remove()
        resolve((event as CustomEvent<unknown>).detail)
      })
      script.addEventListener('error', fail)
      // Runs after the script: one that ran and delivered nothing is not a part.
      script.addEventListener('load', fail)
      script.integrity = integrity
      script.crossOrigin = 'anonymous'
      script.nonce = options.nonce
      try {
        script.src = trusted(new URL(file, base).href)
      } catch (error) {
        fail(error)
        return
      }
      document.head.append(script)
    })
  }

  return <Part>(part: PartFile) => {
    const known = loading.get(part.file)
    if (known !== undefined) return known as Promise<Part>
    const promise = insert(part)
    loading.set(part.file, promise)
    promise.catch(() => loading.delete(part.file))
    return promise as Promise<Part>
  }
}

/** Called by a part's script while it runs: hands its exports to the loader that inserted it. */
export function deliverPart(part: unknown): void {
  document.currentScript?.dispatchEvent(new CustomEvent(delivery, { detail: part }))
}
