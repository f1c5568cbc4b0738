import { encodeFunctionData, parseAbi } from 'viem'
import { PayWithUsdcError, type Result, refuse } from '../errors/index.js'
import { misanswer, readBlock, toQuantity } from './blocks.js'
import type { Rpc } from './rpc.js'

/** An EIP-3009 authorization with its signature, for the token of a chain. */
export type SignedTransfer = {
  readonly token: `0x${string}`
  readonly from: `0x${string}`
  readonly to: `0x${string}`
  /** Atomic USDC. */
  readonly value: bigint
  /** Unix seconds. */
  readonly validAfter: bigint
  readonly validBefore: bigint
  readonly nonce: `0x${string}`
  /** 65 bytes of an account; any length of a smart wallet (ERC-1271). */
  readonly signature: `0x${string}`
}

/** Why the token does not take an authorization. */
export type RelayCode =
  | 'authorization_invalid'
  | 'authorization_expired'
  | 'authorization_replayed'
  | 'transfer_refused'

const abi = parseAbi([
  'function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
  'function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, bytes signature)',
  'function authorizationState(address authorizer, bytes32 nonce) view returns (bool)',
])

/**
 * Has the token try an authorization, as if it were mined now.
 *
 * An account without code signs v, r and s. One with code can be a smart wallet, which is asked
 * (ERC-1271) and takes any bytes, or an account that delegates to code (EIP-7702): both are tried.
 *
 * @param sender who would send it
 * @returns the call data that the token takes, or why it takes none
 * @throws PayWithUsdcError `rpc_failed`
 */
export async function tryTransfer({
  rpc,
  transfer,
  sender,
}: {
  rpc: Rpc
  transfer: SignedTransfer
  sender: `0x${string}`
}): Promise<Result<`0x${string}`, RelayCode>> {
  const code = await rpc.request('eth_getCode', [transfer.from, 'latest'])
  const isShort = transfer.signature.length === 2 + 2 * 65
  const split = isShort ? [splitCall(transfer)] : []
  const forms = code === '0x' && isShort ? split : [bytesCall(transfer), ...split]
  let first: Result<never, RelayCode> | undefined
  for (const data of forms) {
    const call = { from: sender, to: transfer.token, data }
    const refusal = await rpc.request('eth_call', [call, 'latest']).then(() => undefined, refusalOf)
    if (refusal === undefined) return { ok: true, value: data }
    first ??= refuse(refusal, sentences[refusal])
  }
  return first ?? refuse('authorization_invalid', sentences.authorization_invalid)
}

/**
 * Whether the token has taken a nonce, and the time of the block in which that was so.
 *
 * @throws PayWithUsdcError `rpc_failed`, `rpc_misanswer`
 */
export async function readNonce({
  rpc,
  token,
  payer,
  nonce,
}: {
  rpc: Rpc
  token: `0x${string}`
  payer: `0x${string}`
  nonce: `0x${string}`
}): Promise<{ readonly isUsed: boolean; readonly blockTime: number }> {
  const block = await readBlock(rpc, 'latest')
  if (block === undefined) throw misanswer(rpc, 'no newest block')
  const args = [payer, nonce] as const
  const data = encodeFunctionData({ abi, functionName: 'authorizationState', args })
  const answer = await rpc.request('eth_call', [{ to: token, data }, toQuantity(block.number)])
  if (typeof answer !== 'string' || !/^0x0{63}[01]$/.test(answer)) {
    throw misanswer(rpc, 'an odd state of an authorization')
  }
  return { isUsed: answer.endsWith('1'), blockTime: block.time }
}

const headOf = ({ from, to, value, validAfter, validBefore, nonce }: SignedTransfer) =>
  [from, to, value, validAfter, validBefore, nonce] as const

function bytesCall(transfer: SignedTransfer): `0x${string}` {
  const args = [...headOf(transfer), transfer.signature] as const
  return encodeFunctionData({ abi, functionName: 'transferWithAuthorization', args })
}

function splitCall(transfer: SignedTransfer): `0x${string}` {
  const digits = transfer.signature.slice(2)
  const v = Number.parseInt(digits.slice(128), 16)
  const args = [
    ...headOf(transfer),
    // Some wallets write the recovery bit alone.
    v < 27 ? v + 27 : v,
    `0x${digits.slice(0, 64)}`,
    `0x${digits.slice(64, 128)}`,
  ] as const
  return encodeFunctionData({ abi, functionName: 'transferWithAuthorization', args })
}

const sentences: Record<RelayCode, string> = {
  authorization_invalid: 'The signature is not one of the payer’s for exactly this payment.',
  authorization_expired: 'The authorization is not valid any more. Sign again.',
  authorization_replayed: 'The token has taken this authorization already, or it was canceled.',
  transfer_refused: 'The token refuses the transfer: balance, a blocked account, or a pause.',
}

/** What the token's revert means; any other failure says nothing about the authorization. */
function refusalOf(error: unknown): RelayCode {
  const text = error instanceof PayWithUsdcError ? error.message : String(error)
  if (/used or canceled/i.test(text)) return 'authorization_replayed'
  if (/authorization is expired/i.test(text)) return 'authorization_expired'
  if (/invalid signature|not yet valid|ECRecover/i.test(text)) return 'authorization_invalid'
  if (/revert/i.test(text)) return 'transfer_refused'
  throw error
}
