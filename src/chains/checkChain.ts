import { decodeFunctionResult, encodeFunctionData, hashDomain, parseAbi } from 'viem'
import { fromQuantity, misanswer } from './blocks.js'
import type { ChainDefinition } from './definition.js'
import type { Rpc } from './rpc.js'

/** Why a network is not offered. */
export type ChainProblemCode =
  | 'chain_id_wrong'
  | 'usdc_wrong'
  | 'usdc_paused'
  | 'treasury_blacklisted'
  | 'treasury_missing'
  | 'factory_wrong'
  | 'deployer_missing'

/** What is wrong with a network, for the person who runs the endpoint. */
export type ChainProblem = {
  readonly code: ChainProblemCode
  readonly message: string
  readonly hint: string
}

/** With these nothing that the network says can be believed: it is not even watched. */
export const unbelievable: readonly ChainProblemCode[] = ['chain_id_wrong', 'usdc_wrong']

const tokenAbi = parseAbi([
  'function symbol() view returns (string)',
  'function decimals() view returns (uint8)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
  'function paused() view returns (bool)',
  'function isBlacklisted(address) view returns (bool)',
])

/**
 * Checks that a provider serves the network that its definition describes, with Circle's USDC on
 * it, and that the treasury can take money there.
 *
 * @returns what is wrong; nothing when all is well
 * @throws PayWithUsdcError `rpc_failed`, `rpc_misanswer`: nothing is known, ask again
 */
export async function checkChain({
  definition,
  rpc,
  treasury,
}: {
  definition: ChainDefinition
  rpc: Rpc
  treasury: `0x${string}`
}): Promise<ChainProblem | undefined> {
  const { id, name, usdc } = definition
  const served = fromQuantity(rpc, await rpc.request('eth_chainId', []))
  if (served !== id) {
    return {
      code: 'chain_id_wrong',
      message: `${rpc.name} serves chain ${served}, not ${name} (${id}).`,
      hint: `Correct PAY_CHAIN_${id}_RPC.`,
    }
  }
  const ask = async (functionName: TokenQuestion): Promise<unknown> => {
    const data = encodeFunctionData({ abi: tokenAbi, functionName })
    return decode(rpc, functionName, await call(rpc, usdc, data))
  }
  const symbol = await ask('symbol')
  if (symbol !== 'USDC') return wrongToken(definition, rpc, `its symbol is ${symbol}`)
  const decimals = await ask('decimals')
  if (decimals !== 6) return wrongToken(definition, rpc, `it has ${decimals} decimals`)
  if ((await ask('DOMAIN_SEPARATOR')) !== separatorOf(definition)) {
    return wrongToken(definition, rpc, 'it has another EIP-712 domain')
  }
  const paused = await ask('paused')
  if (paused) {
    return {
      code: 'usdc_paused',
      message: `USDC on ${name} is paused: nobody can pay with it.`,
      hint: 'Only Circle can end that. The network is offered again when it is over.',
    }
  }
  const data = encodeFunctionData({
    abi: tokenAbi,
    functionName: 'isBlacklisted',
    args: [treasury],
  })
  if (!decode(rpc, 'isBlacklisted', await call(rpc, usdc, data))) return undefined
  return {
    code: 'treasury_blacklisted',
    message: `The treasury ${treasury} is on USDC's blacklist on ${name}: it can take no money.`,
    hint: 'Use another treasury, or speak to Circle.',
  }
}

/** What stands at an address: nothing, a contract, or an account that a contract acts for (EIP-7702). */
export async function readAccountKind(
  rpc: Rpc,
  address: `0x${string}`,
): Promise<'account' | 'contract'> {
  const code = await readCode(rpc, address)
  return code === '0x' || code.startsWith('0xef0100') ? 'account' : 'contract'
}

function wrongToken({ id, name, usdc }: ChainDefinition, rpc: Rpc, what: string): ChainProblem {
  return {
    code: 'usdc_wrong',
    message: `${rpc.name} has no USDC at ${usdc} on ${name}: ${what}.`,
    hint: `The provider of PAY_CHAIN_${id}_RPC does not serve the real network, or it lies.`,
  }
}

function separatorOf({ id, usdc, usdcName }: ChainDefinition): string {
  return hashDomain({
    domain: { name: usdcName, version: '2', chainId: BigInt(id), verifyingContract: usdc },
    types: {
      EIP712Domain: [
        { name: 'name', type: 'string' },
        { name: 'version', type: 'string' },
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
    },
  })
}

async function readCode(rpc: Rpc, address: `0x${string}`): Promise<string> {
  return hexOf(rpc, await rpc.request('eth_getCode', [address, 'latest']))
}

async function call(rpc: Rpc, to: `0x${string}`, data: `0x${string}`): Promise<`0x${string}`> {
  return hexOf(rpc, await rpc.request('eth_call', [{ to, data }, 'latest']))
}

function hexOf(rpc: Rpc, answer: unknown): `0x${string}` {
  if (typeof answer === 'string' && /^0x([0-9a-f]{2})*$/i.test(answer)) {
    return answer as `0x${string}`
  }
  throw misanswer(rpc, 'bytes that are none')
}

type TokenQuestion = 'symbol' | 'decimals' | 'DOMAIN_SEPARATOR' | 'paused'

/** Nothing where there is no contract: a call to an address without code answers nothing. */
function decode(
  rpc: Rpc,
  functionName: TokenQuestion | 'isBlacklisted',
  data: `0x${string}`,
): unknown {
  if (data === '0x') return undefined
  try {
    return decodeFunctionResult({ abi: tokenAbi, functionName, data })
  } catch {
    throw misanswer(rpc, `no ${functionName}`)
  }
}
