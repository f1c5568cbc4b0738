/** Where a script of ours came from, and what the page allowed it. */
export type Origin = { readonly src: string; readonly nonce: string }

/**
 * Reads the running script. Call it first and synchronously: afterwards `document.currentScript`
 * is gone.
 *
 * @throws {TypeError} when the file was loaded as a module; it is a classic script
 */
export function readOrigin(): Origin {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement) || script.src === '') {
    throw new TypeError('Load this file with <script src>, not as a module.')
  }
  return { src: script.src, nonce: script.nonce ?? '' }
}
