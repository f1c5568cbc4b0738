import type { BigCommerceClient } from './client.js'
import { storeInformationSchema } from './schemas.js'
import { storeRefused } from './storeErrors.js'

/** The store as its owner named it. */
export type StoreInformation = {
  readonly name: string
  /** The storefront's origin, such as `https://shop.example`. */
  readonly origin: string
  /** The store's default currency. */
  readonly currency: string
}

/**
 * Reads what the store says of itself: the first call after an installation, which also shows
 * whether the token works.
 *
 * @throws PayWithUsdcError as {@link BigCommerceClient.ask}
 */
export async function readStoreInformation(client: BigCommerceClient): Promise<StoreInformation> {
  const read = await client.ask({
    path: '/v2/store',
    answer: storeInformationSchema,
    scope: 'store_v2_information_read_only',
  })
  if (!read.ok) throw storeRefused('GET /v2/store', read.message)
  const { name, secure_url, currency } = read.value
  return { name, origin: new URL(secure_url).origin, currency }
}
