import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { PayWithUsdcError } from '../../errors/index.js'
import { receiverFactoryAbi } from '../abi.js'
import type { Request } from '../deploy.js'
import { factory as deployed } from '../factory.js'
import frozen from '../frozen/ReceiverFactory.json' with { type: 'json' }
import type { Address, Hex } from '../hex.js'
import { word } from '../hex.js'
import { receiverOf } from '../receiverOf.js'

/** Salts in one call: below what the gas of an `eth_call` allows everywhere. */
const chunkSize = 1_000
/** Single calls under way at once, where a provider knows nothing better. */
const atOnce = 10

/**
 * What receivers hold of a token now, in atomic units, in the order of their salts. The zero address
 * is the native coin.
 *
 * One call for a thousand receivers. Where the factory is not there yet, the call brings the
 * factory's code along; a provider that refuses that is asked for each balance.
 *
 * A hint of what can be swept. Nothing is ever credited because of it.
 *
 * @throws PayWithUsdcError `balance_odd` (retryable), and what `request` throws
 */
export async function readBalances({
  request,
  factory,
  isDeployed,
  treasury,
  salts,
  token,
}: {
  request: Request
  factory: Address
  /** False where the factory's code is not on the chain yet. */
  isDeployed: boolean
  treasury: Address
  salts: readonly Hex[]
  token: Address
}): Promise<bigint[]> {
  const balances: bigint[] = []
  for (let at = 0; at < salts.length; at += chunkSize) {
    const chunk = { request, factory, treasury, salts: salts.slice(at, at + chunkSize), token }
    balances.push(...(isDeployed ? await callFactory(chunk) : await readUndeployed(chunk)))
  }
  return balances
}

type Chunk = {
  readonly request: Request
  readonly factory: Address
  readonly treasury: Address
  readonly salts: readonly Hex[]
  readonly token: Address
}

async function callFactory(
  { request, factory, treasury, salts, token }: Chunk,
  ...override: unknown[]
): Promise<readonly bigint[]> {
  const call = { abi: receiverFactoryAbi, functionName: 'balancesOf' } as const
  const data = encodeFunctionData({ ...call, args: [treasury, salts, token] })
  const params = [{ to: factory, data }, 'latest', ...override]
  const answer = await request({ method: 'eth_call', params })
  try {
    const balances = decodeFunctionResult({ ...call, data: answer as Hex })
    if (balances.length === salts.length) return balances
  } catch {
    // No code there, or no answer of a node: said below.
  }
  throw oddBalance()
}

async function readUndeployed(chunk: Chunk): Promise<readonly bigint[]> {
  try {
    return await callFactory(chunk, { [chunk.factory]: { code: factoryCode() } })
  } catch {
    return readOneByOne(chunk)
  }
}

async function readOneByOne({ request, treasury, salts, token }: Chunk): Promise<bigint[]> {
  const balances: bigint[] = []
  for (let at = 0; at < salts.length; at += atOnce) {
    const some = salts.slice(at, at + atOnce).map(async (salt) => {
      const receiver = receiverOf({ treasury, salt })
      const answer = await request(
        BigInt(token) === 0n
          ? { method: 'eth_getBalance', params: [receiver, 'latest'] }
          : {
              method: 'eth_call',
              params: [{ to: token, data: `0x70a08231${word(receiver).slice(2)}` }, 'latest'],
            },
      )
      if (typeof answer === 'string' && /^0x[0-9a-fA-F]{1,64}$/.test(answer)) return BigInt(answer)
      throw oddBalance()
    })
    balances.push(...(await Promise.all(some)))
  }
  return balances
}

const oddBalance = () =>
  new PayWithUsdcError('balance_odd', 'The provider gave odd balances.', { retryable: true })

/** Where the code of the factory stands in the frozen init code, in bytes. */
const [codeStart, codeEnd] = [116, 2_751]

/** The code of the deployed factory: from the init code, with its one immutable filled in. */
export function factoryCode(): Hex {
  const digits = frozen.initCode.slice(2 + codeStart * 2, 2 + codeEnd * 2)
  // PUSH32 and a word of zeros is what the compiler leaves for `IMPLEMENTATION`.
  const hole = `7f${'0'.repeat(64)}`
  return `0x${digits.replaceAll(hole, `7f${word(deployed.implementation).slice(2)}`)}`
}
