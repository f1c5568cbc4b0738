import type { Address, Hex, PrivateKeyAccount } from 'viem'
import type { Authorization } from '../protocol/index.js'
import { authorizationNonce } from '../protocol/index.js'

/** Signs a payment as the element has a wallet sign it (EIP-3009); gives what is posted. */
export async function signAuthorization({
  payer,
  token,
  payment,
  validBefore,
}: {
  readonly payer: PrivateKeyAccount
  /** The network's USDC. */
  readonly token: {
    readonly chainId: number
    readonly address: Address
    readonly name: string
  }
  readonly payment: {
    readonly id: string
    readonly address: Address
    /** Atomic USDC. */
    readonly remaining: bigint
    readonly attempt: number
  }
  /** Seconds since 1970. */
  readonly validBefore: number
}): Promise<Authorization> {
  const { address: from } = payer
  const { id, address: to, remaining: value, attempt } = payment
  const signature: Hex = await payer.signTypedData({
    domain: {
      ...{ name: token.name, version: '2', chainId: token.chainId },
      verifyingContract: token.address,
    },
    types: {
      TransferWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'TransferWithAuthorization',
    message: {
      ...{ from, to, value, validAfter: 0n, validBefore: BigInt(validBefore) },
      nonce: authorizationNonce(id, attempt),
    },
  })
  return {
    ...{ chain: `eip155:${token.chainId}`, from, attempt, value: `${value}` },
    ...{ validAfter: 0, validBefore, signature },
  }
}
