import { parse } from 'eth-url-parser'
import { type Address, checksum } from '../../receiver/index.js'

/** What a wallet makes of a QR code. */
export type Code =
  /** An EIP-681 link. Without a token it sends the network's own coin. */
  | {
      readonly kind: 'link'
      readonly text: string
      readonly receiver: Address
      /** CAIP-2. */
      readonly chain: string
      readonly token: Address | undefined
      /** Atomic units. */
      readonly amount: bigint | undefined
    }
  | { readonly kind: 'address'; readonly text: string; readonly receiver: Address }
  /** Anything else, and the addresses in it. */
  | { readonly kind: 'other'; readonly text: string; readonly addresses: readonly Address[] }

/** Reads the text of a code with a parser that wallets use, and that is not ours. */
export function parseCode(text: string): Code {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return { kind: 'address', text, receiver: checksum(text) }
  return linkOf(text) ?? { kind: 'other', text, addresses: addressesIn(text) }
}

function linkOf(text: string): Code | undefined {
  try {
    const {
      target_address,
      chain_id = '1',
      function_name,
      parameters = {},
    } = parse(text) as Record<string, string> & { parameters?: Record<string, string> }
    const target = checksum(target_address ?? '')
    if (!/^[1-9]\d{0,15}$/.test(chain_id)) return undefined
    const chain = `eip155:${chain_id}`
    if (function_name !== 'transfer') {
      const amount = amountOf(parameters.value)
      // Whatever it calls, money goes to the target.
      return { kind: 'link', text, receiver: target, chain, token: undefined, amount }
    }
    const receiver = checksum(parameters.address ?? '')
    return {
      kind: 'link',
      text,
      receiver,
      chain,
      token: target,
      amount: amountOf(parameters.uint256),
    }
  } catch {
    return undefined
  }
}

function amountOf(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d{1,78}$/.test(text) ? BigInt(text) : undefined
}

function addressesIn(text: string): Address[] {
  const found = text.match(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g) ?? []
  return [...new Set(found.map(checksum))]
}
