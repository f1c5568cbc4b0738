import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from './endpoint.fixture.js'
import { listen } from './listen.js'

const limits = { headerBytes: 4_096, headersTimeout: 150, requestTimeout: 300, checkInterval: 20 }
let server: Server
beforeAll(async () => {
  const { app } = await startApp()
  server = await listen({ fetch: app.fetch, host: '127.0.0.1', port: 0, limits })
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

/** Sends bytes over a socket, and gives all that comes back until the other side ends. */
function send(...bytes: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (text) => {
      answer += text
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(answer))
    for (const part of bytes) socket.write(part)
  })
}

const head = 'POST /v1/checkout HTTP/1.1\r\nHost: pay.example\r\n'

test.each([
  [
    'header fields that are too long',
    [`${head}x: ${'a'.repeat(5_000)}\r\n\r\n`],
    431,
    'headers_too_large',
  ],
  ['header fields that never end', [head], 408, 'request_timeout'],
  [
    'a body that never ends',
    [`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`],
    408,
    'request_timeout',
  ],
  ['no HTTP', ['\u0016\u0003\u0001\u0002\u0000\r\n\r\n'], 400, 'http_malformed'],
  [
    'two lengths, which a proxy could read otherwise',
    [`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    400,
    'http_malformed',
  ],
  [
    'two Content-Length',
    [`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
    400,
    'http_malformed',
  ],
])('%s: refused with a code, and the connection ends', async (_name, bytes, status, code) => {
  const answer = await send(...bytes)
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code })
})

test('too many header fields are refused', async () => {
  const fields = Array.from({ length: 120 }, (_, at) => `x${at}: 1\r\n`).join('')
  const answer = await send(`GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${fields}\r\n`)
  expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*headers_too_large/)
})

test('what is within the bounds is served', async () => {
  expect(await send('GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 200 /,
  )
})
