import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { rpcOf } from './rpc.js'

let close: (() => void) | undefined
afterEach(() => close?.())

async function provider(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/secret-key`
}

function json(body: unknown, status = 200): RequestListener {
  return (request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
}

describe('rpcOf', () => {
  test('gives the result', async () => {
    const rpc = rpcOf({ url: await provider(json({ jsonrpc: '2.0', id: 1, result: '0x1' })) })
    expect(await rpc.request('eth_chainId', [])).toBe('0x1')
    expect(rpc.name).toMatch(/^127\.0\.0\.1:\d+$/)
  })

  test.each([
    [
      'an error',
      json({ jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'header not found' } }),
    ],
    ['a server error', json({ oops: true }, 500)],
    ['too many requests', json({}, 429)],
    ['no JSON', ((_request, response) => void response.end('<html>')) satisfies RequestListener],
    ['a cut connection', ((request) => void request.socket.destroy()) satisfies RequestListener],
  ])('%s is a retryable failure that does not hold the key', async (_name, answer) => {
    const rpc = rpcOf({ url: await provider(answer) })
    const failure = rpc.request('eth_getBlockByNumber', ['latest', false])
    await expect(failure).rejects.toMatchObject({ code: 'rpc_failed', retryable: true })
    await expect(failure).rejects.not.toThrow('secret-key')
  })

  test('a provider inside is not asked, unless the policy lists it', async () => {
    let hits = 0
    const url = await provider((request, response) => {
      hits += 1
      json({ jsonrpc: '2.0', id: 1, result: '0x1' })(request, response)
    })
    const strict = { privateTargets: [], isLoopbackAllowed: false }
    const refused = rpcOf({ url, policy: strict }).request('eth_chainId', [])
    await expect(refused).rejects.toMatchObject({ code: 'rpc_failed' })
    expect(hits).toBe(0)
    const listed = { ...strict, privateTargets: [new URL(url).host] }
    expect(await rpcOf({ url, policy: listed }).request('eth_chainId', [])).toBe('0x1')
  })

  test('no answer in time is a retryable failure', async () => {
    const rpc = rpcOf({ url: await provider(() => undefined), timeout: 50 })
    await expect(rpc.request('eth_chainId', [])).rejects.toMatchObject({ code: 'rpc_failed' })
  })

  test.each([
    [-32005, 'query returned more than 10000 results'],
    [-32602, 'Log response size exceeded'],
    [-32600, 'You can make eth_getLogs requests with up to a 10 block range.'],
    [-32614, 'eth_getLogs is limited to a 10,000 range'],
  ])('a range that the provider refuses (%i %s) is told apart', async (code, message) => {
    const rpc = rpcOf({
      url: await provider(json({ jsonrpc: '2.0', id: 1, error: { code, message } })),
    })
    await expect(rpc.request('eth_getLogs', [{}])).rejects.toMatchObject({
      code: 'rpc_range_refused',
    })
  })
})
