import { type Address, encodeFunctionData, formatEther, type Hex } from 'viem'
import type { ChainDefinition } from '../../chains/definition.js'
import { formatUsdc } from '../../money/index.js'
import { type SandboxChain, startSandboxChain } from '../chain.js'
import { send, usdcAbi } from '../usdc.js'
import { type Gateway, startGateway } from './gateway.js'
import type { Timeline } from './timeline.js'

/** A payment that the sandbox makes. */
type Spending = {
  readonly to: Address
  /** Atomic units. */
  readonly amount: bigint
  /** @default the exchange */
  readonly from?: Address
  /** @default the network's USDC */
  readonly token?: Address
  /** The order that it is for, so that the timeline shows it there. */
  readonly order?: number
}

/** A chain of the sandbox with its providers, and everything that can be done to it. */
export type StageNetwork = {
  readonly definition: ChainDefinition
  /** CAIP-2. */
  readonly id: string
  readonly chain: SandboxChain
  /** What the endpoint asks; it never speaks to the chain itself. */
  readonly gateways: readonly Gateway[]
  readonly pay: (spending: Spending) => Promise<Hex>
  /** Sends the network's coin. @param amount wei */
  readonly payCoin: (spending: Pick<Spending, 'to' | 'amount' | 'order'>) => Promise<Hex>
  /** Mines blocks at once. */
  readonly mine: (blocks: number) => Promise<void>
  /** Seconds between blocks; 0 while the chain stands still. */
  readonly pace: () => number
  readonly isPaused: () => boolean
  /** @param seconds between blocks; 0 stops the chain */
  readonly setPace: (seconds: number) => Promise<void>
  /**
   * Replaces the newest blocks by others.
   *
   * @param kept raw transactions that are in the first of the new blocks; the others never happened
   */
  readonly reorg: (depth: number, kept?: readonly Hex[]) => Promise<void>
  /** Takes a transaction out of the pool. */
  readonly drop: (hash: Hex) => Promise<void>
  /** Puts an empty transaction of the same sender and number, with a higher fee, in its place. */
  readonly replace: (hash: Hex) => Promise<void>
  readonly rawOf: (hash: Hex) => Promise<Hex>
  readonly setPaused: (isPaused: boolean) => Promise<void>
  readonly setBlacklisted: (account: Address, isBlacklisted: boolean) => Promise<void>
  /** Everything as it was at the start. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a chain and its providers.
 *
 * @param providers how many the endpoint has for it; 0: it asks the chain itself
 * @param blockTime seconds between blocks
 */
export async function startNetwork({
  definition,
  providers,
  blockTime,
  timeline,
}: {
  definition: ChainDefinition
  providers: number
  blockTime: number
  timeline: Timeline
}): Promise<StageNetwork> {
  const chain = await startSandboxChain({
    ...{ chainId: definition.id, blockTime, withOtherDollars: true },
  })
  const { client } = chain.anvil
  const gateways: Gateway[] = []
  for (let number = 1; number <= providers; number += 1) {
    const name = `${definition.name}, provider ${number}`
    gateways.push(await startGateway({ name, target: chain.anvil.url }))
  }
  let isPaused = false
  let pace = blockTime
  const blacklisted = new Set<Address>()
  const symbols = new Map(
    [{ symbol: 'USDC', address: definition.usdc }, ...definition.otherDollars].map(
      ({ symbol, address }) => [address.toLowerCase(), symbol],
    ),
  )
  const say = (text: string, order?: number, kind: 'plain' | 'bad' = 'plain') =>
    timeline.add({ lane: 'chain', text: `${definition.name}: ${text}`, order, kind })
  const mine = async (blocks: number) => {
    await client.mine({ blocks })
  }

  async function callUsdc(
    functionName: 'pause' | 'unpause' | 'blacklist' | 'unBlacklist',
    account?: Address,
  ): Promise<void> {
    const args = account === undefined ? [] : [account]
    const data = encodeFunctionData({ abi: usdcAbi, functionName, args } as never)
    const to = definition.usdc
    // On a chain that stands still it would wait for ever.
    const sent = send({ client, from: chain.cast.bank, to, data })
    if (pace === 0) await mine(1)
    await sent
  }

  async function mint(token: Address, to: Address, amount: bigint): Promise<void> {
    const data = encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args: [to, amount] })
    await client.sendTransaction({ account: chain.cast.bank, to: token, data, chain: null })
  }

  const network: StageNetwork = {
    ...{ definition, id: `eip155:${definition.id}`, chain, gateways, mine },
    ...{ pace: () => pace, isPaused: () => isPaused },
    async pay({ to, amount, from = chain.cast.exchange, token = definition.usdc, order }) {
      if (token !== definition.usdc) await mint(token, from, amount)
      const data = encodeFunctionData({
        abi: usdcAbi,
        functionName: 'transfer',
        args: [to, amount],
      })
      const hash = await client.sendTransaction({ account: from, to: token, data, chain: null })
      say(`${formatUsdc(amount)} ${symbols.get(token.toLowerCase())} are sent`, order)
      return hash
    },
    async payCoin({ to, amount, order }) {
      const account = chain.cast.exchange
      const hash = await client.sendTransaction({ account, to, value: amount, chain: null })
      say(`${formatEther(amount)} ETH are sent`, order)
      return hash
    },
    async setPace(seconds) {
      pace = seconds
      // Anvil mines each transaction at once unless it is told otherwise.
      await client.setAutomine(false)
      await client.setIntervalMining({ interval: seconds })
      say(
        pace > 0
          ? `a block each ${seconds === 1 ? 'second' : `${seconds} seconds`}`
          : 'stands still',
      )
    },
    async reorg(depth, kept = []) {
      const pairs = kept.map((raw) => [raw, 0])
      await client.request({ method: 'anvil_reorg', params: [depth, pairs] } as never)
      say(`the last ${depth} blocks are replaced`, undefined, 'bad')
    },
    async drop(hash) {
      await client.request({ method: 'anvil_dropTransaction', params: [hash] } as never)
      say('a transaction is dropped', undefined, 'bad')
    },
    async replace(hash) {
      const { from, nonce, gasPrice, maxFeePerGas } = await client.getTransaction({ hash })
      const price = (maxFeePerGas ?? gasPrice ?? 0n) * 2n
      const fees = { maxFeePerGas: price, maxPriorityFeePerGas: price }
      await client.sendTransaction({ account: from, to: from, nonce, ...fees, chain: null })
      say('a transaction is replaced by another', undefined, 'bad')
    },
    rawOf: (hash) =>
      client.request({ method: 'eth_getRawTransactionByHash', params: [hash] } as never),
    async setPaused(next) {
      if (next === isPaused) return
      isPaused = next
      await callUsdc(next ? 'pause' : 'unpause')
      say(next ? 'USDC is paused' : 'USDC goes on', undefined, next ? 'bad' : 'plain')
    },
    async setBlacklisted(account, next) {
      if (next === blacklisted.has(account)) return
      if (next) blacklisted.add(account)
      else blacklisted.delete(account)
      await callUsdc(next ? 'blacklist' : 'unBlacklist', account)
      say(`${account} is ${next ? 'blacklisted' : 'free again'}`, undefined, next ? 'bad' : 'plain')
    },
    async reset() {
      for (const gateway of gateways) {
        gateway.mode = 'fine'
        gateway.invention = undefined
      }
      if (pace !== blockTime) await network.setPace(blockTime)
      await network.setPaused(false)
      for (const account of blacklisted) await network.setBlacklisted(account, false)
    },
    async close() {
      for (const gateway of gateways) await gateway.close()
      await chain.anvil.stop()
    },
  }
  return network
}
