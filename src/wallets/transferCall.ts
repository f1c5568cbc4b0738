/** `transfer(address,uint256)` of ERC-20, written by hand: the wallet is given exactly these bytes. */
export function transferCall(receiver: `0x${string}`, amount: bigint): `0x${string}` {
  return `0xa9059cbb${word(BigInt(receiver))}${word(amount)}`
}

/** `balanceOf(address)` of ERC-20. */
export function balanceCall(owner: `0x${string}`): `0x${string}` {
  return `0x70a08231${word(BigInt(owner))}`
}

const word = (value: bigint): string => value.toString(16).padStart(64, '0')
