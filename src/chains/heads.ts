import { WebSocket } from 'ws'
import { guardedConnection, type Policy } from '../outbound/index.js'

/** A notice of a block has a few kilobytes. */
const longestMessage = 1_024 * 1_024
const subscription = JSON.stringify({
  ...{ jsonrpc: '2.0', id: 1, method: 'eth_subscribe', params: ['newHeads'] },
})
/** Milliseconds until a connection that is not there is given up. */
const patience = 10_000

/**
 * Calls `onHead` when a provider says that there is a new block. It is only a wake-up: what the
 * provider says about the block is not looked at, and polling goes on behind it. A connection that
 * ends is opened again.
 *
 * @param policy where the provider may be
 * @param pause milliseconds until a connection is opened again. @default 5_000
 * @returns how to stop
 */
export function followHeads({
  url,
  policy,
  onHead,
  pause = 5_000,
}: {
  url: string
  policy: Policy
  onHead: () => void
  pause?: number
}): () => void {
  let socket: WebSocket | undefined
  let timer: NodeJS.Timeout | undefined

  function open(): void {
    try {
      socket = new WebSocket(url, {
        ...guardedConnection({ url: new URL(url), policy }),
        handshakeTimeout: patience,
        maxPayload: longestMessage,
        perMessageDeflate: false,
      })
    } catch {
      again()
      return
    }
    const opened = socket
    opened.once('open', () => opened.send(subscription))
    socket.on('message', (message) => {
      if (`${message}`.includes('"eth_subscription"')) onHead()
    })
    // What failed is closed next.
    socket.on('error', () => undefined)
    socket.once('close', again)
  }

  function again(): void {
    timer = setTimeout(open, pause)
    timer.unref()
  }

  open()
  return () => {
    clearTimeout(timer)
    socket?.off('close', again)
    socket?.terminate()
  }
}
