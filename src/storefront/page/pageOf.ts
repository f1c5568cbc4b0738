/** The two pages that the storefront script works on. */
export type Page = 'payment' | 'confirmation'

/**
 * Which of its pages a path is; undefined everywhere else in a store.
 *
 * BigCommerce puts languages and markets in front as folders, and sends some orders on with their
 * number behind.
 */
export function pageOf(path: string): Page | undefined {
  const found = /^(?:\/[\w-]+){0,2}?\/checkout(\/order-confirmation(?:\/\d+)?)?\/?$/i.exec(path)
  if (found === null) return undefined
  return found[1] === undefined ? 'payment' : 'confirmation'
}
