import { PayWithUsdcError } from '../errors/index.js'
import type { Store } from './store.js'

/**
 * The demo shop's API as a {@link Store}: the same two calls over HTTP, with a shared secret.
 *
 * @param url base of the demo shop's API
 * @param token the secret that both sides know
 * @param timeout milliseconds until an answer is given up. @default 5_000
 */
export function demoStore({
  url,
  token,
  timeout = 5_000,
}: {
  url: string
  token: string
  timeout?: number
}): Store {
  async function ask(path: string, body?: unknown): Promise<unknown> {
    try {
      const response = await fetch(new URL(path, url), {
        method: body === undefined ? 'GET' : 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      if (!response.ok) throw new Error(`status ${response.status}`)
      return await response.json()
    } catch (cause) {
      throw new PayWithUsdcError('store_unavailable', 'The shop did not answer.', {
        retryable: true,
        cause,
      })
    }
  }
  return {
    readOrder: ({ order }) =>
      ask(`/store-api/orders/${encodeURIComponent(order)}`) as ReturnType<Store['readOrder']>,
    updateOrder: ({ order, ...update }) =>
      ask(`/store-api/orders/${encodeURIComponent(order)}`, update) as ReturnType<
        Store['updateOrder']
      >,
  }
}
