import type { ChainDefinition } from '../chains/definition.js'

/** What a shopper signs instead of sending (EIP-3009): it pays the receiver, and nobody else. */
export type UnsignedAuthorization = {
  readonly from: `0x${string}`
  readonly to: `0x${string}`
  /** Atomic USDC. */
  readonly value: bigint
  /** Unix seconds; the signature is worth nothing from then on. */
  readonly validBefore: number
  /** Of the payment's attempt: the contract takes each once. */
  readonly nonce: `0x${string}`
}

const fields = {
  EIP712Domain: 'name string,version string,chainId uint256,verifyingContract address',
  TransferWithAuthorization:
    'from address,to address,value uint256,validAfter uint256,validBefore uint256,nonce bytes32',
}

/** The typed data (EIP-712) that `eth_signTypedData_v4` takes, as JSON. */
export function typedDataOf(chain: ChainDefinition, authorization: UnsignedAuthorization): string {
  const { from, to, value, validBefore, nonce } = authorization
  return JSON.stringify({
    types: Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, text.split(',').map(fieldOf)]),
    ),
    primaryType: 'TransferWithAuthorization',
    // From this build, never from the endpoint: the domain decides which contract believes it.
    domain: {
      name: chain.usdcName,
      version: '2',
      chainId: chain.id,
      verifyingContract: chain.usdc,
    },
    message: { from, to, value: `${value}`, validAfter: 0, validBefore, nonce },
  })
}

function fieldOf(text: string): { name: string; type: string } {
  const [name = '', type = ''] = text.split(' ')
  return { name, type }
}
