import { webSocket } from 'viem'

/**
 * Calls `onHead` when a provider says that there is a new block. It is only a wake-up: what the
 * provider says about the block is not looked at, and polling goes on behind it.
 *
 * @returns how to stop
 */
export function followHeads({ url, onHead }: { url: string; onHead: () => void }): () => void {
  let isStopped = false
  let unsubscribe: () => void = () => undefined
  let timer: NodeJS.Timeout | undefined

  async function subscribe(): Promise<void> {
    const transport = webSocket(url, { reconnect: false, keepAlive: false, retryCount: 0 })({
      retryCount: 0,
    })
    const again = () => {
      if (isStopped || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        void subscribe()
      }, 5_000)
      timer.unref()
    }
    try {
      const { value } = transport
      if (value === undefined) return
      const { unsubscribe: end } = await value.subscribe({
        params: ['newHeads'],
        onData: onHead,
        onError: again,
      })
      const socket = await value.getRpcClient()
      unsubscribe = () => {
        void end().catch(() => undefined)
        socket.close()
      }
      if (isStopped) unsubscribe()
    } catch {
      again()
    }
  }

  void subscribe()
  return () => {
    isStopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}
