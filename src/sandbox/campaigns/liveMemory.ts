import WebSocket from 'ws'
import { freePort } from '../anvil.js'

/** What a process holds on to, read through Node's inspector. */
export type LiveMemory = {
  /** What the process needs in its environment. */
  readonly environment: Readonly<Record<string, string>>
  /** Bytes on its heap after everything that nobody needs was collected. */
  readonly read: () => Promise<number>
}

/** Readings that must not be lower than the lowest, and milliseconds between two. */
const patience = 8
const interval = 250

/**
 * Garbage that waits to be collected says nothing of a leak, so it is collected first. Connections
 * that were cut off are let go of by and by: the lowest of several readings counts.
 */
export async function liveMemory(): Promise<LiveMemory> {
  const port = await freePort()
  return {
    environment: { NODE_OPTIONS: `--inspect=127.0.0.1:${port}` },
    async read() {
      let least = Number.POSITIVE_INFINITY
      for (let same = 0; same < patience; ) {
        const used = await readOnce()
        same = used < least ? 0 : same + 1
        least = Math.min(least, used)
        await new Promise((resolve) => setTimeout(resolve, interval))
      }
      return least
    },
  }

  async function readOnce(): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`)
    const [page] = (await response.json()) as { webSocketDebuggerUrl: string }[]
    if (page === undefined) throw new RangeError('The inspector shows nothing.')
    const socket = new WebSocket(page.webSocketDebuggerUrl)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    try {
      await ask(socket, 1, 'HeapProfiler.collectGarbage')
      const { usedSize } = await ask(socket, 2, 'Runtime.getHeapUsage')
      return Number(usedSize)
    } finally {
      socket.terminate()
    }
  }
}

function ask(socket: WebSocket, id: number, method: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    socket.on('message', (text) => {
      const answer = JSON.parse(`${text}`) as { id?: number; result?: Record<string, unknown> }
      if (answer.id === id) resolve(answer.result ?? {})
    })
    socket.send(JSON.stringify({ id, method }))
  })
}
