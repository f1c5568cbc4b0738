import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { followHeads } from './heads.js'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close()
})

/** A provider that tells of one block for each subscription, and then hangs up if it is told to. */
async function provider({ hangsUp = false, text }: { hangsUp?: boolean; text?: string } = {}) {
  const requests: string[] = []
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  closing.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  server.on('connection', (socket) => {
    socket.on('message', (message) => {
      requests.push(`${message}`)
      socket.send('{"jsonrpc":"2.0","id":1,"result":"0x1"}')
      socket.send(
        text ?? '{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"0x1"}}',
      )
      if (hangsUp) socket.close()
    })
  })
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, server }
}

const sandbox = { privateTargets: [], isLoopbackAllowed: true }

test('wakes up at each block, and only then', async () => {
  const { url, requests } = await provider()
  let heads = 0
  await new Promise<void>((resolve) => {
    const onHead = () => {
      heads += 1
      resolve()
    }
    closing.push(followHeads({ url, policy: sandbox, onHead }))
  })
  expect(heads).toBe(1)
  expect(requests.map((request) => JSON.parse(request))).toEqual([
    { jsonrpc: '2.0', id: 1, method: 'eth_subscribe', params: ['newHeads'] },
  ])
})

test('opens a connection that ended again, until it is stopped', async () => {
  const { url, server } = await provider({ hangsUp: true })
  let heads = 0
  await new Promise<void>((resolve) => {
    const onHead = () => {
      heads += 1
      if (heads === 3) resolve()
    }
    closing.push(followHeads({ url, policy: sandbox, onHead, pause: 1 }))
  })
  expect(heads).toBe(3)
  closing.pop()?.()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

test('does not reach a provider inside, unless the policy lists it', async () => {
  const { url, server } = await provider()
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  const policy = { privateTargets: [], isLoopbackAllowed: false }
  const refused = followHeads({ url, policy, onHead: () => undefined, pause: 1 })
  const named = url.replace('127.0.0.1', 'localhost')
  const renamed = followHeads({ url: named, policy, onHead: () => undefined, pause: 1 })
  // By the time that a listed one is through, these would have been.
  await new Promise<void>((resolve) => {
    const listed = { ...policy, privateTargets: [new URL(url).host] }
    closing.push(followHeads({ url, policy: listed, onHead: resolve }))
  })
  expect(connections).toBe(1)
  refused()
  renamed()
})
