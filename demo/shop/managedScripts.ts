import { html, raw } from 'hono/html'
import type { ShopOptions } from './shop.js'

/**
 * The scripts of the Script Manager that every page has, as BigCommerce writes them: with nonce,
 * hash and load method.
 */
export function managed({
  stage,
  nonce,
  location,
}: Pick<ShopOptions, 'stage'> & { nonce: string; location: 'head' | 'footer' }) {
  return stage.store.books
    .scripts()
    .filter((one) => one.location === location && one.enabled === true)
    .map(({ src, integrity_hashes: hashes, load_method: method }) => {
      const integrity = (hashes as string[]).join(' ')
      const load = method === 'default' ? '' : raw(` ${String(method)}`)
      return html`<script nonce="${nonce}" src="${String(src)}" integrity="${integrity}" crossorigin="anonymous"${load}></script>`
    })
}
