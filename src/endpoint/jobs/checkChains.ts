import type { Logger } from 'pino'
import {
  type ChainProblem,
  checkChain,
  readAccountKind,
  unbelievable,
} from '../../chains/checkChain.js'
import { type Rpc, rpcOf } from '../../chains/rpc.js'
import { FactoryDeploymentError, findFactory } from '../../receiver/deploy.js'
import { type Address, factory } from '../../receiver/index.js'
import type { ChainConfig } from '../config.js'
import { type Loop, loopOf } from './loop.js'

/** How a network stands: `unknown` until its providers have answered once. */
type ChainHealth = { readonly state: 'unknown' | 'ok' } | (ChainProblem & { state: 'off' })

/** What is known of the networks, and whether a payment may be offered on one. */
export type ChainHealths = {
  /** By chain id. */
  readonly of: (id: number) => ChainHealth
  readonly isOffered: (chain: ChainConfig) => boolean
}

/** Milliseconds after which a network that is fine, or off, is looked at again. */
const usual = 600_000

/**
 * Checks every network at start and every ten minutes. One that is not as it should be is switched
 * off, loudly, and the others go on. What only this endpoint cannot reach is unknown, and stays on.
 *
 * @param interval milliseconds between two looks at one network. @default ten minutes
 * @param onBelieved called once for each network, as soon as there is something to watch
 */
export function checkChains({
  chains,
  treasury,
  log,
  interval = usual,
  onBelieved,
}: {
  chains: readonly ChainConfig[]
  treasury: Address
  log: Logger
  interval?: number | undefined
  onBelieved: (chain: ChainConfig, rpcs: readonly [Rpc, ...Rpc[]]) => void
}): { readonly health: ChainHealths; readonly loops: readonly Loop[] } {
  const known = new Map<number, ChainHealth>()
  const of = (id: number): ChainHealth => known.get(id) ?? { state: 'unknown' }
  const rpcsOf = new Map(
    chains.map((chain) => [
      chain.definition.id,
      chain.rpcUrls.map((url) => rpcOf({ url, policy: chain.policy })) as [Rpc, ...Rpc[]],
    ]),
  )
  const started = new Set<number>()

  async function look(chain: ChainConfig, rpcs: readonly [Rpc, ...Rpc[]]): Promise<void> {
    const { definition } = chain
    const { id, name } = definition
    const others = chains.filter((other) => other !== chain && other.isOffered)
    const problem = await problemOf({
      chain,
      rpcs,
      treasury,
      elsewhere: others.flatMap(({ definition }) => rpcsOf.get(definition.id)?.slice(0, 1) ?? []),
    })
    const before = of(id)
    known.set(id, problem === undefined ? { state: 'ok' } : { state: 'off', ...problem })
    if (problem !== undefined) {
      log.error(
        { chain: `eip155:${id}`, ...problem },
        `${name} is switched off: ${problem.message}`,
      )
    } else if (before.state === 'off') {
      log.warn({ chain: `eip155:${id}` }, `${name} is on again`)
    }
    if (started.has(id) || (problem !== undefined && unbelievable.includes(problem.code))) return
    started.add(id)
    onBelieved(chain, rpcs)
  }

  const loops = chains.map((chain) => {
    const { definition } = chain
    const rpcs = rpcsOf.get(definition.id)
    if (rpcs === undefined) throw new RangeError(`${definition.name} has no provider.`)
    return loopOf({
      name: `check ${definition.name}`,
      log,
      interval,
      // A provider may be starting up itself.
      retry: 1_000,
      run: async () => {
        await look(chain, rpcs)
        return 'idle'
      },
    })
  })
  return {
    health: {
      of,
      isOffered: ({ definition, isOffered }) => isOffered && of(definition.id).state !== 'off',
    },
    loops,
  }
}

/** The first thing that is wrong. Every provider is asked; those out of reach are skipped. */
async function problemOf({
  chain: { definition },
  rpcs,
  treasury,
  elsewhere,
}: {
  chain: ChainConfig
  rpcs: readonly [Rpc, ...Rpc[]]
  treasury: Address
  elsewhere: readonly Rpc[]
}): Promise<ChainProblem | undefined> {
  let failure: unknown
  let answers = 0
  for (const rpc of rpcs) {
    try {
      const problem =
        (await checkChain({ definition, rpc, treasury })) ?? (await factoryProblem(rpc, definition))
      if (problem !== undefined) return problem
      answers += 1
    } catch (error) {
      failure = error
    }
  }
  if (answers === 0) throw failure
  return treasuryProblem({ name: definition.name, rpcs, treasury, elsewhere })
}

async function factoryProblem(
  rpc: Rpc,
  { name }: ChainConfig['definition'],
): Promise<ChainProblem | undefined> {
  try {
    await findFactory({ request: ({ method, params = [] }) => rpc.request(method, params) })
    return undefined
  } catch (error) {
    if (!(error instanceof FactoryDeploymentError)) throw error
    return error.code === 'deployer_missing'
      ? {
          code: 'deployer_missing',
          message: `${name} has neither the factory nor the deployer that makes it: money could not be fetched there.`,
          hint: 'Do not offer this network.',
        }
      : {
          code: 'factory_wrong',
          message: `The code at ${factory.address} on ${name} is not the factory's.`,
          hint: 'The provider lies, or this is no EVM network. Do not offer it.',
        }
  }
}

/** A treasury that is a contract elsewhere, and nothing here, would take money that nobody can move. */
async function treasuryProblem({
  name,
  rpcs: [rpc],
  treasury,
  elsewhere,
}: {
  name: string
  rpcs: readonly [Rpc, ...Rpc[]]
  treasury: Address
  elsewhere: readonly Rpc[]
}): Promise<ChainProblem | undefined> {
  const here = await readAccountKind(rpc, treasury).catch(() => undefined)
  if (here !== 'account') return undefined
  const kinds = await Promise.all(
    elsewhere.map((other) => readAccountKind(other, treasury).catch(() => undefined)),
  )
  if (!kinds.includes('contract')) return undefined
  return {
    code: 'treasury_missing',
    message: `The treasury ${treasury} is a contract on another network and does not exist on ${name}: money swept there could be lost.`,
    hint: `Create the same account on ${name} first, or do not offer ${name}.`,
  }
}
