import { type Rpc, rpcOf } from '../../chains/rpc.js'
import type { ReceiverBooks } from '../../database/index.js'
import { PayWithUsdcError } from '../../errors/index.js'
import { FactoryDeploymentError, findFactory, type Request } from '../../receiver/deploy.js'
import { type Address, factory, saltOf } from '../../receiver/index.js'
import { readBalances } from '../../receiver/sweep/index.js'
import type { ChainConfig } from '../config.js'

/** A chain's providers as one: what the first cannot answer the next one is asked. */
export function anyRpcOf({ rpcUrls, policy }: Pick<ChainConfig, 'rpcUrls' | 'policy'>): Rpc {
  const rpcs = rpcUrls.map((url) => rpcOf({ url, policy }))
  return {
    name: rpcs[0]?.name ?? 'none',
    async request(method, params) {
      let failure: unknown
      for (const rpc of rpcs) {
        try {
          return await rpc.request(method, params)
        } catch (error) {
          failure ??= error
        }
      }
      throw failure
    },
  }
}

/** A provider as the receiver's code asks it. */
export const requestOf =
  (rpc: Rpc): Request =>
  ({ method, params = [] }) =>
    rpc.request(method, params)

/**
 * True when the factory is on the chain; false when it can be brought there.
 *
 * @throws PayWithUsdcError `deployer_missing`, `factory_wrong`, and those of the provider
 */
export async function hasFactory(rpc: Rpc, name: string): Promise<boolean> {
  try {
    return await findFactory({ request: requestOf(rpc) })
  } catch (error) {
    if (!(error instanceof FactoryDeploymentError)) throw error
    const code = error.code === 'deployer_missing' ? 'deployer_missing' : 'factory_wrong'
    throw new PayWithUsdcError(code, `${name}: ${error.message}`, { cause: error })
  }
}

/** Adds what lies at each receiver now. */
export async function withBalances<T extends ReceiverBooks>(
  rpc: Rpc,
  isDeployed: boolean,
  books: readonly T[],
): Promise<(T & { readonly balance: bigint })[]> {
  const groups = new Map<string, T[]>()
  for (const one of books) {
    const key = `${one.factory} ${one.treasury} ${one.token}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  const balances = new Map<T, bigint>()
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const read = await readBalances({
      request: requestOf(rpc),
      factory: first.factory as Address,
      // Of another factory only the code on the chain is known.
      isDeployed: isDeployed || first.factory !== factory.address,
      treasury: first.treasury as Address,
      salts: group.map(saltOf),
      token: first.token as Address,
    })
    for (const [at, one] of group.entries()) balances.set(one, read[at] ?? 0n)
  }
  return books.map((one) => ({ ...one, balance: balances.get(one) ?? 0n }))
}
