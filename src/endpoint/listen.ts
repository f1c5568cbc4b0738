import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { serve } from '@hono/node-server'
import type { ErrorAnswer } from '../protocol/index.js'

/** How long and how large a request may be. */
export type ServerLimits = {
  /** Bytes of all header fields. */
  readonly headerBytes: number
  /** Milliseconds until the header fields are there. */
  readonly headersTimeout: number
  /** Milliseconds until the whole request is there; an answer may take as long as it wants. */
  readonly requestTimeout: number
  /** Milliseconds between two looks at the connections. */
  readonly checkInterval: number
}

/** Our header fields are below 2 kB; a proxy adds some. */
const serverLimits: ServerLimits = {
  headerBytes: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  checkInterval: 5_000,
}

/**
 * Listens, with bounds on what is read before a route has a say.
 *
 * What Node itself refuses gets an answer like every other: a code, a sentence, and the connection ends.
 */
export async function listen({
  fetch,
  host,
  port,
  limits = serverLimits,
}: {
  fetch: Parameters<typeof serve>[0]['fetch']
  host: string
  port: number
  limits?: ServerLimits
}): Promise<Server> {
  return new Promise((resolve, reject) => {
    const serverOptions = {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeout,
      requestTimeout: limits.requestTimeout,
      connectionsCheckingInterval: limits.checkInterval,
    }
    const options = { fetch, hostname: host, port, serverOptions }
    const server = serve(options, () => resolve(server as Server)) as Server
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
      refuse(error.code, socket),
    )
    server.once('error', reject)
  })
}

/** What Node says is wrong → the first line of our answer and its body. */
const refusals: Readonly<Record<string, readonly [string, ErrorAnswer]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    { code: 'headers_too_large', message: 'The header fields are too long.', retryable: false },
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    '408 Request Timeout',
    { code: 'request_timeout', message: 'The request did not come in time.', retryable: true },
  ],
}

const malformed = [
  '400 Bad Request',
  { code: 'http_malformed', message: 'This is no HTTP request.', retryable: false },
] as const

function refuse(code: string | undefined, socket: Socket): void {
  // The other side may be gone, or an answer on its way: then nothing can be said.
  if (!socket.writable || code === 'ECONNRESET' || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const [line, answer] = refusals[code ?? ''] ?? malformed
  const body = JSON.stringify(answer)
  const head = [
    `HTTP/1.1 ${line}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
