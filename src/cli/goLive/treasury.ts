import { checkChain, readAccountKind } from '../../chains/checkChain.js'
import type { ChainDefinition } from '../../chains/definition.js'
import { readBalance } from '../../chains/readBalance.js'
import type { Rpc } from '../../chains/rpc.js'
import { formatUsdc } from '../../money/index.js'
import { type Address, checksum, factory } from '../../receiver/index.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'

/** A network that money is taken on, and who answers for it. */
export type OfferedChain = { readonly definition: ChainDefinition; readonly rpc: Rpc }

/**
 * Whether the treasury can take money on every network that is offered, and what it holds there.
 *
 * @param text as the settings write it; the first of several
 */
export async function checkTreasury({
  text,
  treasury,
  chains,
}: {
  text: string
  treasury: Address
  chains: readonly OfferedChain[]
}): Promise<Finding[]> {
  const { ok, problem } = findingsOf('treasury')
  const why = whyNoTreasury(treasury, chains)
  if (why !== undefined) {
    const next = 'Set PAY_TREASURY to an address that you hold, best a Safe.'
    return [problem(`${treasury} is ${why}: what is sent there is lost.`, next)]
  }
  const form =
    text === checksum(treasury)
      ? ok(`${treasury} is written with its checksum.`)
      : problem(
          `${text} is written without its checksum: a slip of the hand would not be noticed.`,
          `Compare it letter by letter with your wallet, then write ${checksum(treasury)}.`,
        )
  return [
    form,
    ...(await Promise.all(chains.map((chain) => lookOn(chain, treasury)))),
    ...(await compareKinds(chains, treasury)),
  ]
}

function whyNoTreasury(treasury: Address, chains: readonly OfferedChain[]): string | undefined {
  const same = (other: string) => other.toLowerCase() === treasury.toLowerCase()
  if (/^0x0{40}$/.test(treasury)) return 'the zero address'
  if (same(factory.address) || same(factory.implementation)) return "the receivers' own contract"
  const token = chains.find(
    ({ definition: { usdc, otherDollars } }) =>
      same(usdc) || otherDollars.some(({ address }) => same(address)),
  )
  return token && `a token of ${token.definition.name}`
}

async function lookOn({ definition, rpc }: OfferedChain, treasury: Address): Promise<Finding> {
  const { name, id, usdc } = definition
  const { ok, problem, unchecked } = findingsOf(`treasury on ${name}`)
  try {
    const found = await checkChain({ definition, rpc, treasury })
    if (found?.code === 'treasury_blacklisted') return problem(found.message, found.hint)
    if (found !== undefined) {
      return unchecked(found.message, 'See what is said of USDC below, and look again.')
    }
    const held = formatUsdc(await readBalance({ rpc, token: usdc, owner: treasury }))
    const kind = await readAccountKind(rpc, treasury)
    const what = kind === 'contract' ? 'a contract' : 'an account'
    return ok(`It is ${what}, is not on USDC's blacklist, and holds ${held} USDC now.`)
  } catch (error) {
    return unchecked(
      `${name} does not answer: ${reasonOf(error)}.`,
      `Check PAY_CHAIN_${id}_RPC; pay-with-usdc doctor looks at each provider.`,
    )
  }
}

/** A Safe exists on the networks that it was made on, and on no other: its address is nobody's there. */
async function compareKinds(
  chains: readonly OfferedChain[],
  treasury: Address,
): Promise<readonly Finding[]> {
  const { problem } = findingsOf('treasury')
  const kinds = await Promise.all(
    chains.map(async ({ definition: { name }, rpc }) => ({
      name,
      kind: await readAccountKind(rpc, treasury).catch(() => undefined),
    })),
  )
  const where = (wanted: string) =>
    kinds.filter(({ kind }) => kind === wanted).map(({ name }) => name)
  const [there, missing] = [where('contract'), where('account')]
  if (there.length === 0 || missing.length === 0) return []
  return [
    problem(
      `It is a contract on ${there.join(', ')} and does not exist on ${missing.join(', ')}: money there could be lost.`,
      `Create the same account on ${missing.join(', ')} first (a Safe can be deployed there), or do not offer it.`,
    ),
  ]
}
