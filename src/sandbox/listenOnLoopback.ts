import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on loopback; `close` cuts what is still open. @param port a free one by default */
export function listenOnLoopback(
  server: Server,
  port = 0,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close() {
          server.closeAllConnections()
          return new Promise<void>((done) => void server.close(() => done()))
        },
      }),
    )
  })
}
