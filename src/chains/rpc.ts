import { http } from 'viem'
import { PayWithUsdcError } from '../errors/index.js'
import { guardedFetch, type Policy } from '../outbound/index.js'

/** Asks one JSON-RPC provider. */
export type Rpc = {
  /** Host of the provider, for logs. The path is left out: it often holds the key. */
  readonly name: string
  /**
   * @throws PayWithUsdcError `rpc_failed` (retryable), `rpc_range_refused` when the provider
   * wants a smaller range of blocks, or logs of fewer contracts
   */
  readonly request: (method: string, params: readonly unknown[]) => Promise<unknown>
}

/**
 * Speaks to a provider over HTTP.
 *
 * @param policy where it may be. @default anywhere: the code itself named it, and no setting
 * @param timeout milliseconds until an answer is given up. @default 10_000
 */
export function rpcOf({
  url,
  policy,
  timeout = 10_000,
}: {
  url: string
  policy?: Policy
  timeout?: number
}): Rpc {
  const name = new URL(url).host
  const guarded = policy === undefined ? {} : { fetchFn: guardedFetch({ policy }) }
  const { request } = http(url, { retryCount: 0, timeout, ...guarded })({})
  return {
    name,
    async request(method, params) {
      try {
        return await request({ method, params } as Parameters<typeof request>[0])
      } catch (error) {
        throw translate(error, { name, method })
      }
    },
  }
}

/** Providers word it differently, and some send only a code. */
const rangeRefusals =
  /range|too many|more than \d+ results|limit exceeded|response size|query returned|specify an address/i
const rangeCodes = new Set([-32005, -32602])

function translate(error: unknown, { name, method }: { name: string; method: string }) {
  const { code, details, shortMessage } = error as {
    code?: number
    details?: string
    shortMessage?: string
  }
  const text = details ?? shortMessage ?? 'no answer'
  const isRange =
    method === 'eth_getLogs' && (rangeRefusals.test(text) || rangeCodes.has(code ?? 0))
  return new PayWithUsdcError(
    isRange ? 'rpc_range_refused' : 'rpc_failed',
    // The foreign message can hold the provider's URL, and that its key: only the short text is kept.
    `${name} did not answer ${method}: ${text.replace(/https?:\/\/\S+/g, '…').slice(0, 200)}`,
    { retryable: true },
  )
}
