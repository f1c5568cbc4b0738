import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Address, type Hex, keccak256, pad, toHex } from 'viem'
import { listenOnLoopback } from '../listenOnLoopback.js'

/** How a provider behaves. */
export const gatewayModes = ['fine', 'down', 'slow', 'lagging', 'lying', 'rate limited'] as const
export type GatewayMode = (typeof gatewayModes)[number]

/** A transfer that never happened. */
type Invention = { readonly token: Address; readonly to: Address; readonly amount: bigint }

/** A JSON-RPC provider in front of a chain, whose faults are switched while it runs. */
export type Gateway = {
  readonly name: string
  readonly url: string
  mode: GatewayMode
  /** What it tells of while it lies; undefined: nothing. */
  invention: Invention | undefined
  /** How often it was asked for logs so far: that is what the endpoint asks the one that it reads. */
  readonly logsAsked: () => number
  /** Answers that were not as the chain's, so far. */
  readonly faults: () => number
  readonly close: () => Promise<void>
}

/** Blocks that it is behind while it lags. */
const lag = 6

/** Milliseconds by which a slow one answers later. */
const slowness = 1_500

type RpcRequest = {
  readonly id?: unknown
  readonly method: string
  readonly params?: readonly unknown[]
}

type Log = Readonly<Record<string, unknown>>

/**
 * Starts a provider on loopback.
 *
 * @param target the chain's own URL
 */
export async function startGateway({
  name,
  target,
}: {
  name: string
  target: string
}): Promise<Gateway> {
  let requests = 0
  let faults = 0
  let logsAsked = 0
  /** The block in which the invented transfer is said to be. */
  let home: { readonly hash: string; readonly number: string } | undefined

  async function ask(method: string, params: readonly unknown[] = []): Promise<unknown> {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const { result, error } = (await response.json()) as { result?: unknown; error?: unknown }
    if (error !== undefined) throw error
    return result
  }

  /** The answer to one request, as this provider gives it now. */
  function answer(request: RpcRequest): Promise<unknown> {
    if (request.method === 'eth_getLogs') logsAsked += 1
    if (gateway.mode === 'lagging') {
      faults += 1
      return answerLate(request)
    }
    if (gateway.mode === 'lying') return answerFalsely(request)
    return ask(request.method, request.params)
  }

  /** A node that is some blocks behind knows nothing of the blocks above. */
  async function answerLate({ method, params = [] }: RpcRequest): Promise<unknown> {
    const head = BigInt((await ask('eth_blockNumber')) as Hex) - BigInt(lag)
    const isAbove = (number: unknown) => typeof number === 'string' && BigInt(number) > head
    switch (method) {
      case 'eth_blockNumber':
        return toHex(head)
      case 'eth_getBlockByNumber': {
        const [wanted, isWhole = false] = params
        const isTag = typeof wanted === 'string' && !wanted.startsWith('0x')
        if (isTag && wanted === 'latest') return ask(method, [toHex(head), isWhole])
        return !isTag && isAbove(wanted) ? null : ask(method, params)
      }
      case 'eth_getBlockByHash':
      case 'eth_getTransactionReceipt': {
        const found = (await ask(method, params)) as { number?: Hex; blockNumber?: Hex } | null
        return isAbove(found?.number ?? found?.blockNumber) ? null : found
      }
      case 'eth_getLogs': {
        const logs = (await ask(method, params)) as { blockNumber: Hex }[]
        return logs.filter(({ blockNumber }) => !isAbove(blockNumber))
      }
      default:
        return ask(method, params)
    }
  }

  /** Tells of a transfer that is in no block, and stands by it when it is asked again. */
  async function answerFalsely({ method, params = [] }: RpcRequest): Promise<unknown> {
    const { invention } = gateway
    if (invention === undefined) return ask(method, params)
    if (method === 'eth_getTransactionReceipt' && params[0] === inventedHash(invention)) {
      if (home === undefined) return null
      faults += 1
      return receiptOf(invention, home)
    }
    if (method !== 'eth_getLogs') return ask(method, params)
    const logs = (await ask(method, params)) as Log[]
    const [filter] = params as [{ blockHash?: string }]
    if (filter.blockHash !== undefined && home === undefined) {
      const block = (await ask('eth_getBlockByHash', [filter.blockHash, false])) as {
        hash: string
        number: string
      } | null
      home = block ?? undefined
    }
    if (home === undefined || filter.blockHash !== home.hash) return logs
    faults += 1
    return [...logs, logOf(invention, home)]
  }

  async function answerSafely(request: RpcRequest): Promise<object> {
    const frame = { jsonrpc: '2.0', id: request.id ?? null }
    try {
      return { ...frame, result: (await answer(request)) ?? null }
    } catch (error) {
      const isRpcError = typeof error === 'object' && error !== null && 'message' in error
      const message = isRpcError ? String(error.message) : 'The chain does not answer.'
      return { ...frame, error: { code: -32_000, message } }
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1
    if (gateway.mode === 'down') {
      faults += 1
      return void request.socket.destroy()
    }
    if (gateway.mode === 'rate limited' && requests % 2 === 0) {
      faults += 1
      return void response.writeHead(429, { 'retry-after': '1' }).end()
    }
    if (gateway.mode === 'slow') {
      faults += 1
      await new Promise((resolve) => setTimeout(resolve, slowness))
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as RpcRequest | RpcRequest[]
    const answered = Array.isArray(body)
      ? await Promise.all(body.map(answerSafely))
      : await answerSafely(body)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const { url, close } = await listenOnLoopback(server)
  const gateway: Gateway = {
    ...{
      name,
      url,
      mode: 'fine' as GatewayMode,
      faults: () => faults,
      logsAsked: () => logsAsked,
      close,
    },
    invention: undefined,
  }
  return gateway
}

/** As nodes write it. */
const lower = (address: Address) => address.toLowerCase() as Address

/** `Transfer(address,address,uint256)`. */
const transferTopic = keccak256(toHex('Transfer(address,address,uint256)'))

const inventedHash = ({ to, amount }: Invention): Hex =>
  keccak256(toHex(`invented ${to} ${amount}`))

function logOf(invention: Invention, block: { hash: string; number: string }): Log {
  return {
    address: lower(invention.token),
    topics: [transferTopic, pad('0xdead', { size: 32 }), pad(lower(invention.to))],
    data: toHex(invention.amount, { size: 32 }),
    ...{ blockHash: block.hash, blockNumber: block.number },
    ...{ transactionHash: inventedHash(invention), transactionIndex: '0x63', logIndex: '0x63' },
    removed: false,
  }
}

function receiptOf(invention: Invention, block: { hash: string; number: string }): object {
  return {
    ...{ status: '0x1', type: '0x2', from: pad('0xdead', { size: 20 }), to: invention.token },
    ...{ blockHash: block.hash, blockNumber: block.number, contractAddress: null },
    ...{ transactionHash: inventedHash(invention), transactionIndex: '0x63' },
    ...{ gasUsed: '0xb000', cumulativeGasUsed: '0xb000', effectiveGasPrice: '0x1' },
    ...{ logsBloom: pad('0x', { size: 256 }), logs: [logOf(invention, block)] },
  }
}
