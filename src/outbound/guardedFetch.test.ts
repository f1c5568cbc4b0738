import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { isPublicAddress } from './addresses.js'
import { guardedFetch, type Policy } from './index.js'

const closing: Server[] = []
afterEach(() => {
  for (const server of closing.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(answer: RequestListener, host = '127.0.0.1') {
  let hits = 0
  const server = createServer((request, response) => {
    hits += 1
    answer(request, response)
  })
  closing.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { port: (server.address() as AddressInfo).port, hits: () => hits, server }
}

const strict: Policy = { privateTargets: [], isLoopbackAllowed: false }
const sandbox: Policy = { privateTargets: [], isLoopbackAllowed: true }
const answersOf = (...addresses: string[]) => {
  const asked: string[] = []
  const resolve = async (name: string): Promise<LookupAddress[]> => {
    asked.push(name)
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  }
  return { resolve, asked }
}

describe('isPublicAddress', () => {
  test.each([
    ['8.8.8.8'],
    ['1.1.1.1'],
    ['172.15.255.255'],
    ['172.32.0.1'],
    ['100.63.255.255'],
    ['100.128.0.1'],
    ['2606:4700:4700::1111'],
    ['2a00:1450:4001:80e::200e'],
  ])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

  test.each([
    ['127.0.0.1'],
    ['10.255.255.255'],
    ['172.31.255.255'],
    ['192.168.1.1'],
    ['169.254.169.254'],
    ['100.64.0.1'],
    ['0.0.0.0'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['168.63.129.16'],
    ['::'],
    ['::1'],
    ['::127.0.0.1'],
    ['::ffff:8.8.8.8'],
    ['64:ff9b::808:808'],
    ['64:ff9b:1::1'],
    ['2002:808:808::1'],
    ['2001::1'],
    ['fc00::1'],
    ['fe80::1'],
    ['fec0::1'],
    ['ff02::1'],
    ['4000::1'],
    ['shop.example'],
    [''],
  ])('%j is not', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('guardedFetch', () => {
  test('reaches loopback in the sandbox, and brings the answer back', async () => {
    const target = await listen((request, response) => {
      response.writeHead(201, { 'x-method': request.method })
      request.pipe(response)
    })
    const answer = await guardedFetch({ policy: sandbox })(`http://127.0.0.1:${target.port}/a`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'hello',
    })
    expect([answer.status, answer.headers.get('x-method'), await answer.text()]).toEqual([
      201,
      'POST',
      'hello',
    ])
  })

  test('the sandbox allows loopback, and no other address inside', async () => {
    const send = guardedFetch({ policy: sandbox })
    await expect(send('http://10.0.0.1/')).rejects.toMatchObject({ code: 'target_private' })
    await expect(send('http://169.254.169.254/')).rejects.toMatchObject({ code: 'target_private' })
  })

  test('a private target is allowed by exact host and port, and by nothing less', async () => {
    const target = await listen((_request, response) => response.end('own node'))
    const { resolve } = answersOf('127.0.0.1')
    const policy = { ...strict, privateTargets: [`node.internal:${target.port}`] }
    const send = guardedFetch({ policy, resolve })
    expect(await (await send(`http://node.internal:${target.port}/`)).text()).toBe('own node')
    for (const url of [
      `http://127.0.0.1:${target.port}/`,
      `http://other.internal:${target.port}/`,
      `http://node.internal:1/`,
    ]) {
      await expect(send(url)).rejects.toMatchObject({ code: 'target_private' })
    }
    expect(target.hits()).toBe(1)
  })

  test('an answer of DNS with one address inside is refused as a whole', async () => {
    const { resolve } = answersOf('2606:4700:4700::1111', '127.0.0.1')
    const send = guardedFetch({ policy: strict, resolve })
    await expect(send('http://shop.example/')).rejects.toMatchObject({ code: 'target_private' })
  })

  test('the socket connects to the very address that was checked: one look-up, and no other', async () => {
    const target = await listen((_request, response) => response.end('checked'))
    const { resolve, asked } = answersOf('127.0.0.1')
    const send = guardedFetch({ policy: sandbox, resolve })
    // No resolver of this machine knows the name: the socket can only have ours.
    const answer = await send(`http://rebinding.invalid:${target.port}/`)
    expect(await answer.text()).toBe('checked')
    expect(asked).toEqual(['rebinding.invalid'])
  })

  test('a redirect is an answer, and is not followed', async () => {
    const inside = await listen((_request, response) => response.end('inside'))
    const front = await listen((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
    )
    const answer = await guardedFetch({ policy: sandbox })(`http://127.0.0.1:${front.port}/`)
    expect(answer.status).toBe(307)
    expect(inside.hits()).toBe(0)
  })

  test('a redirect is an error for who asks for that', async () => {
    const front = await listen((_request, response) =>
      response.writeHead(302, { location: 'https://shop.example/' }).end(),
    )
    const send = guardedFetch({ policy: sandbox })
    const answer = send(`http://127.0.0.1:${front.port}/`, { redirect: 'error' })
    await expect(answer).rejects.toThrow('The answer is a redirect.')
  })

  const endless: RequestListener = (_request, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', more)
    more()
  }

  test('an answer that is longer than the bound fails, and is read no further', async () => {
    const target = await listen(endless)
    const send = guardedFetch({ policy: sandbox, limit: 100_000 })
    await expect(send(`http://127.0.0.1:${target.port}/`)).rejects.toMatchObject({
      code: 'answer_too_long',
    })
  })

  test('or is cut off there, where nobody reads it anyway', async () => {
    const target = await listen(endless)
    const send = guardedFetch({ policy: sandbox, limit: 100_000, isCut: true })
    const answer = await send(`http://127.0.0.1:${target.port}/`)
    expect(answer.status).toBe(200)
    expect((await answer.arrayBuffer()).byteLength).toBeLessThanOrEqual(100_000)
  })

  const packed =
    (bytes: Buffer): RequestListener =>
    (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)

  test('an answer that is packed is unpacked, up to the bound and no further', async () => {
    const small = await listen(packed(gzipSync('hello')))
    const answer = await guardedFetch({ policy: sandbox })(`http://127.0.0.1:${small.port}/`)
    expect([await answer.text(), answer.headers.get('content-encoding')]).toEqual(['hello', null])
    const bomb = await listen(packed(gzipSync(Buffer.alloc(50_000_000))))
    const send = guardedFetch({ policy: sandbox, limit: 1_000_000 })
    await expect(send(`http://127.0.0.1:${bomb.port}/`)).rejects.toMatchObject({
      code: 'answer_too_long',
    })
  })

  test('an answer that is broken off, or is not what it says, fails', async () => {
    const whole = gzipSync('hello, '.repeat(10_000))
    const half = await listen((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': whole.length })
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
    })
    const other = await listen(packed(Buffer.from('hello')))
    for (const { port } of [half, other]) {
      const failure = guardedFetch({ policy: sandbox })(`http://127.0.0.1:${port}/`)
      await expect(failure).rejects.toThrow()
    }
  })

  /** The first request of a connection is answered; the second finds it reset. */
  async function forgetful() {
    const target = await listen((_request, response) => response.end('again'))
    const served = new WeakSet<object>()
    target.server.prependListener('request', (request) => {
      if (served.has(request.socket)) request.socket.resetAndDestroy()
      served.add(request.socket)
    })
    return target
  }

  test('a kept connection that was closed meanwhile is opened anew', async () => {
    const { port } = await forgetful()
    const send = guardedFetch({ policy: sandbox })
    expect(await (await send(`http://127.0.0.1:${port}/`)).text()).toBe('again')
    expect(await (await send(`http://127.0.0.1:${port}/`)).text()).toBe('again')
  })

  test('but a POST is not sent twice for who must not say a thing twice', async () => {
    const { port } = await forgetful()
    const send = guardedFetch({ policy: sandbox, isPostRepeated: false })
    const ask = async (method: string) =>
      (await send(`http://127.0.0.1:${port}/`, { method, body: '{}' })).text()
    expect([await ask('PUT'), await ask('PUT'), await ask('PUT')]).toEqual(Array(3).fill('again'))
    await expect(ask('POST')).rejects.toThrow()
  })

  test('gives up when it is told to', async () => {
    const target = await listen(() => undefined)
    const send = guardedFetch({ policy: sandbox })
    const signal = AbortSignal.timeout(20)
    await expect(send(`http://127.0.0.1:${target.port}/`, { signal })).rejects.toThrow()
  })
})
