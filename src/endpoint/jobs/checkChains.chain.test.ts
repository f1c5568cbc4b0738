import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxChain } from '../../chains/definitions/sandbox.js'
import { rpcOf } from '../../chains/rpc.js'
import { factory } from '../../receiver/index.js'
import { type SandboxChain, startSandboxChain } from '../../sandbox/chain.js'
import type { ChainConfig } from '../config.js'
import { checkChains } from './checkChains.js'

const definition = sandboxChain('http://127.0.0.1')
const log = pino({ level: 'silent' })

describe('checkChains, on two networks', () => {
  const sandboxes: SandboxChain[] = []
  const urls = () => sandboxes.map(({ anvil }) => anvil.url)
  const treasury = '0x2222222222222222222222222222222222222222'

  beforeAll(async () => {
    for (const chainId of [31_337, 31_338]) sandboxes.push(await startSandboxChain({ chainId }))
  }, 60_000)
  afterAll(() => Promise.all(sandboxes.map(({ anvil }) => anvil.stop())))

  const chain = (id: number, rpcUrls: readonly string[]): ChainConfig => ({
    definition: { ...definition, id, name: `Network ${id}` },
    rpcUrls,
    policy: { privateTargets: [], isLoopbackAllowed: true },
    isOffered: true,
    accepts: [],
  })

  /** Checks the networks once, and says how they stand and which are watched. */
  async function check(...chains: readonly ChainConfig[]) {
    const watched: number[] = []
    const { health, loops } = checkChains({
      chains,
      treasury,
      log,
      onBelieved: ({ definition }) => watched.push(definition.id),
    })
    const states = () =>
      chains.map(({ definition: { id } }) => {
        const state = health.of(id)
        return state.state === 'off' ? state.code : state.state
      })
    await expect.poll(states, { timeout: 10_000 }).not.toContain('unknown')
    await Promise.all(loops.map((loop) => loop.stop()))
    return {
      states: states(),
      offered: chains.filter(health.isOffered).map(({ definition }) => definition.id),
      watched: watched.sort(),
    }
  }

  const one = (...more: readonly string[]) => chain(31_337, [urls()[0] ?? '', ...more])
  const two = (...more: readonly string[]) => chain(31_338, [urls()[1] ?? '', ...more])

  test('finds both as they should be', async () => {
    expect(await check(one(), two())).toEqual({
      states: ['ok', 'ok'],
      offered: [31_337, 31_338],
      watched: [31_337, 31_338],
    })
  })

  test('asks every provider: a second one of another network switches its network off', async () => {
    expect(await check(one(urls()[1] ?? ''), two())).toEqual({
      states: ['chain_id_wrong', 'ok'],
      offered: [31_338],
      watched: [31_338],
    })
  })

  test('a provider out of reach switches nothing off while another one answers', async () => {
    expect(await check(one('http://127.0.0.1:1'))).toMatchObject({ states: ['ok'] })
  })

  test('a treasury that is a contract on one network only takes nothing on the other', async () => {
    const [url = ''] = urls()
    await rpcOf({ url }).request('anvil_setCode', [treasury, '0x6001'])
    expect(await check(one(), two())).toEqual({
      states: ['ok', 'treasury_missing'],
      offered: [31_337],
      // What arrives there all the same is seen.
      watched: [31_337, 31_338],
    })
    await rpcOf({ url }).request('anvil_setCode', [treasury, '0x'])
  })

  test('code at the factory’s address that is not the factory’s, or no way to get it there', async () => {
    const rpc = rpcOf({ url: urls()[0] ?? '' })
    const code = await rpc.request('eth_getCode', [factory.address, 'latest'])
    await rpc.request('anvil_setCode', [factory.address, '0x6001'])
    expect(await check(one())).toMatchObject({ states: ['factory_wrong'], offered: [] })
    await rpc.request('anvil_setCode', [factory.address, '0x'])
    expect(await check(one())).toMatchObject({ states: ['ok'] })
    const deployer = '0x4e59b44847b379578588920cA78FbF26c0B4956C'
    const kept = await rpc.request('eth_getCode', [deployer, 'latest'])
    await rpc.request('anvil_setCode', [deployer, '0x'])
    expect(await check(one())).toMatchObject({ states: ['deployer_missing'] })
    await rpc.request('anvil_setCode', [deployer, kept])
    await rpc.request('anvil_setCode', [factory.address, code])
  })
})
