import {
  type Ignored,
  type LogSpan,
  type Receivers,
  readTransferLogs,
  type TransferLog,
} from './logs.js'
import type { Rpc } from './rpc.js'

/** Requests for which a provider is asked for our tokens alone, after one for all went wrong. */
const narrowRequests = 1_000

/** Transfers of foreign tokens in one answer above which they are somebody's flood. */
const flood = 1_000

/**
 * Reads transfers to our receivers, of every token where that is the same single request: so fake
 * tokens, which are meant to mislead whoever looks at an address, can be counted. Nothing hangs on
 * them: a provider that refuses such a request is asked for our tokens alone at once. So are its next
 * {@link narrowRequests} requests, and those of one that failed or answered with a flood.
 *
 * @param onIgnored told of transfers that do not count. @default nobody is
 * @returns reads a span as {@link readTransferLogs} does, with its errors
 */
export function logReaderOf({
  tokens,
  onIgnored,
}: {
  tokens: readonly string[]
  onIgnored?: ((ignored: Ignored) => void) | undefined
}): (asked: { rpc: Rpc; receivers: Receivers; span: LogSpan }) => Promise<TransferLog[]> {
  /** Requests that are left, by the provider's name. */
  const narrow = new Map<string, number>()

  return async function read(asked) {
    // A failed request can make another provider the reader.
    const { name } = asked.rpc
    const left = narrow.get(name) ?? 0
    if (left > 0) {
      narrow.set(name, left - 1)
      return readTransferLogs({ ...asked, tokens, onIgnored })
    }
    try {
      return await readTransferLogs({
        ...asked,
        tokens,
        isEveryToken: true,
        onIgnored: (ignored) => {
          if (ignored.foreign > flood) narrow.set(name, narrowRequests)
          onIgnored?.(ignored)
        },
      })
    } catch (error) {
      if ((error as { code?: string }).code !== 'rpc_range_refused') {
        narrow.set(name, narrowRequests)
        throw error
      }
      const transfers = await readTransferLogs({ ...asked, tokens, onIgnored })
      narrow.set(name, narrowRequests)
      return transfers
    }
  }
}
