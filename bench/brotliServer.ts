import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants } from 'node:zlib'

/** What one address answers with. */
export type Served = { readonly type: string; readonly body: string | Uint8Array }

/** A small static server on loopback that compresses all it has, as a host of files does. */
export type BrotliServer = {
  readonly url: string
  readonly put: (path: string, served: Served) => void
  readonly close: () => Promise<void>
}

/**
 * Starts it on a free port.
 *
 * @param fallback answers what is not there; by default with 404
 */
export async function startBrotliServer(
  fallback?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<BrotliServer> {
  const files = new Map<string, { type: string; bytes: Uint8Array }>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = files.get(pathname)
    if (file !== undefined) {
      response.writeHead(200, {
        'content-type': file.type,
        'content-encoding': 'br',
        'content-length': file.bytes.length,
        'access-control-allow-origin': '*',
      })
      response.end(file.bytes)
    } else if (fallback !== undefined) fallback(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    put: (path, { type, body }) => files.set(path, { type, bytes: brotli(body) }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Compressed as far as brotli goes, as static files are. */
export function brotli(body: string | Uint8Array): Uint8Array {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  return brotliCompressSync(body, { params })
}
