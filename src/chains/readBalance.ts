import { PayWithUsdcError } from '../errors/index.js'
import type { Rpc } from './rpc.js'

/**
 * What an account holds of an ERC-20 token now, in atomic units. Good for a hint, never for a payment.
 *
 * @throws PayWithUsdcError `rpc_failed`
 */
export async function readBalance({
  rpc,
  token,
  owner,
}: {
  rpc: Rpc
  token: `0x${string}`
  owner: `0x${string}`
}): Promise<bigint> {
  const data = `0x70a08231${owner.slice(2).toLowerCase().padStart(64, '0')}`
  const answer = await rpc.request('eth_call', [{ to: token, data }, 'latest'])
  if (typeof answer === 'string' && /^0x[0-9a-fA-F]{64}$/.test(answer)) return BigInt(answer)
  throw new PayWithUsdcError('rpc_failed', `${rpc.name} gave an odd balance.`, { retryable: true })
}
