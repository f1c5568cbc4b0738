import type { Server } from 'node:http'

/** How long requests under way may take to end, in milliseconds. */
const patience = 10_000

/**
 * Counts a server's requests, and returns how to close it: no new ones, those under way end, and
 * then the connections go. Node alone would wait for connections that browsers open in advance.
 */
export function drainable(server: Server): () => Promise<void> {
  let underWay = 0
  let onIdle: () => void = () => undefined
  server.on('request', (_request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (underWay === 0) onIdle()
    })
  })
  return async () => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
      onIdle = resolve
      if (underWay === 0) resolve()
    })
    clearTimeout(timer)
    server.closeAllConnections()
    await closed
  }
}
