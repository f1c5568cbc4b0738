import { misanswer } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import type { Rpc } from './rpc.js'

/** A contract that says of any address whether it is listed. */
export type ScreenContract = {
  readonly address: `0x${string}`
  /** The function that takes one address and gives a boolean. */
  readonly selector: `0x${string}`
}

/** Circle's blacklist: `isBlacklisted(address)` of the network's USDC. */
export function usdcBlacklist({ usdc }: Pick<ChainDefinition, 'usdc'>): ScreenContract {
  return { address: usdc, selector: '0xfe575a87' }
}

/** Chainalysis' oracle: `isSanctioned(address)`. Nothing where the network has none. */
export function sanctionsOracle({
  sanctionsOracle: address,
}: Pick<ChainDefinition, 'sanctionsOracle'>): ScreenContract | undefined {
  return address === undefined ? undefined : { address, selector: '0xdf592f7d' }
}

/**
 * Asks a contract whether an address is listed now. Two providers have to say the same; one, where
 * there is one. A provider that does not answer says nothing.
 *
 * @returns nothing when they do not agree, or too few of them answer: unknown is never "not listed"
 */
export async function isListed({
  rpcs,
  contract,
  address,
}: {
  rpcs: readonly Rpc[]
  contract: ScreenContract
  address: string
}): Promise<boolean | undefined> {
  const wanted = Math.min(2, rpcs.length)
  const answers: boolean[] = []
  for (const rpc of rpcs) {
    if (answers.length === wanted) break
    const answer = await askContract(rpc, contract, address).catch(() => undefined)
    if (answer !== undefined) answers.push(answer)
  }
  const [first] = answers
  return answers.length === wanted && answers.every((one) => one === first) ? first : undefined
}

/** @throws PayWithUsdcError `rpc_failed`, `rpc_misanswer`: an address without code answers nothing */
async function askContract(
  rpc: Rpc,
  { address: to, selector }: ScreenContract,
  address: string,
): Promise<boolean> {
  const data = `${selector}${address.slice(2).toLowerCase().padStart(64, '0')}`
  const answer = await rpc.request('eth_call', [{ to, data }, 'latest'])
  if (typeof answer !== 'string' || !/^0x0{63}[01]$/.test(answer)) {
    throw misanswer(rpc, `neither yes nor no from ${to}`)
  }
  return answer.endsWith('1')
}
