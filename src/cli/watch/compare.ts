import type { ChainDefinition } from '../../chains/definition.js'
import type { Result } from '../../errors/index.js'
import { formatUsdc } from '../../money/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { type Address, checksum, factory, receiverOf, saltOf } from '../../receiver/index.js'
import type { Order } from './claims.js'
import type { Code } from './parseCode.js'

/** One comparison, with both values. */
export type Check = {
  readonly what: string
  /** `unknown`: one of the two values is not to be had. */
  readonly result: 'right' | 'wrong' | 'unknown'
  readonly seen: string
  readonly expected: string
}

/** Everything that is compared. */
export type Compared = {
  readonly order: Order
  /** Where the merchant's money goes, newest first; from the caller alone. */
  readonly treasuries: readonly [Address, ...Address[]]
  readonly codes: readonly Code[]
  readonly endpoint: Result<PaymentView>
  /** The networks that a code may name. */
  readonly chains: readonly ChainDefinition[]
}

/** Compares what the page shows, and what the endpoint says, with what is derived here. */
export function compare({ order, treasuries, codes, endpoint, chains }: Compared): Check[] {
  const salt = saltOf(order)
  // An order that was opened before the treasury changed keeps its address.
  const receivers = treasuries.map((treasury) => receiverOf({ treasury, salt }))
  const remaining = endpoint.ok ? BigInt(endpoint.value.remaining) : undefined
  return [
    ...codes.flatMap((code, at) =>
      codeChecks({ code, name: nameOf(codes, at), receivers, remaining, chains }),
    ),
    ...endpointChecks({ endpoint, order, treasuries, receivers, chains }),
    ...pinChecks(order, treasuries),
  ]
}

function nameOf(codes: readonly Code[], at: number): string {
  return codes.length === 1 ? 'code' : `code ${at + 1}`
}

function codeChecks({
  code,
  name,
  receivers,
  remaining,
  chains,
}: {
  code: Code
  name: string
  receivers: readonly Address[]
  remaining: bigint | undefined
  chains: readonly ChainDefinition[]
}): Check[] {
  if (code.kind === 'other') {
    const strange = code.addresses.filter((address) => !receivers.includes(address))
    const result = strange.length > 0 ? 'wrong' : 'unknown'
    const seen = printable(code.text)
    return [
      {
        what: `${name}: is a payment to this order`,
        result,
        seen,
        expected: receivers.join(' or '),
      },
    ]
  }
  const receiver = oneOf(`${name}: receiver`, code.receiver, receivers)
  if (code.kind === 'address') return [receiver]
  const chain = chains.find(({ id }) => `eip155:${id}` === code.chain)
  const amount = code.amount === undefined ? 'none' : usdc(code.amount)
  return [
    receiver,
    oneOf(
      `${name}: network`,
      code.chain,
      chains.map(({ id }) => `eip155:${id}`),
    ),
    oneOf(
      `${name}: token`,
      code.token ?? 'none: it sends the network’s own coin',
      chain === undefined ? [] : [checksum(chain.usdc)],
    ),
    remaining === undefined
      ? {
          what: `${name}: amount`,
          result: 'unknown',
          seen: amount,
          expected: 'the endpoint did not say',
        }
      : oneOf(`${name}: amount`, amount, [usdc(remaining)]),
  ]
}

function endpointChecks({
  endpoint,
  order,
  treasuries,
  receivers,
  chains,
}: Pick<Compared, 'endpoint' | 'order' | 'treasuries' | 'chains'> & {
  receivers: readonly Address[]
}): Check[] {
  if (!endpoint.ok) {
    const { code, message } = endpoint
    // One that answers nonsense is a finding; one that does not answer is not.
    const result = code === 'answer_malformed' ? 'wrong' : 'unknown'
    return [
      { what: 'endpoint: answers', result, seen: message, expected: 'the payment of this order' },
    ]
  }
  const { address, treasury, factory: named, networks } = endpoint.value
  const known = chains.map(({ id, usdc: token }) => `eip155:${id} ${checksum(token)}`)
  const strange = networks
    .map(({ chain, token }) => `${chain} ${checksum(token)}`)
    .filter((one) => !known.includes(one))
  return [
    oneOf('endpoint: address', checksum(address), receivers),
    oneOf('endpoint: treasury', checksum(treasury), treasuries),
    oneOf('endpoint: factory', checksum(named), [factory.address]),
    {
      what: 'endpoint: networks and tokens',
      result: strange.length === 0 ? 'right' : 'wrong',
      seen: strange.join(', ') || `${networks.length}, all known`,
      expected: 'the ones of this version',
    },
    dueCheck(endpoint.value, order.total),
  ]
}

/** Dollars are one to one; what another currency comes to hangs on a rate that only the endpoint has. */
function dueCheck({ due, total }: PaymentView, asked: bigint | undefined): Check {
  const what = 'endpoint: amount due'
  const seen = usdc(BigInt(due))
  if (total.currency === 'USD' && asked !== undefined) return oneOf(what, seen, [usdc(asked)])
  const expected =
    total.currency === 'USD'
      ? 'the shop did not say'
      : `not in dollars: ${total.amount} ${total.currency}`
  return { what, result: 'unknown', seen, expected }
}

/** A script that pins another treasury shows another address, and finds it right. */
function pinChecks({ pinned }: Order, treasuries: readonly Address[]): Check[] {
  return pinned.map((text) => {
    const address = /^0x[0-9a-fA-F]{40}$/.test(text) ? checksum(text) : printable(text)
    return oneOf('page: pinned treasury', address, treasuries)
  })
}

function oneOf(what: string, seen: string, expected: readonly string[]): Check {
  return {
    what,
    result: expected.includes(seen) ? 'right' : 'wrong',
    seen,
    expected: expected.join(' or ') || 'one of this version’s networks',
  }
}

function usdc(amount: bigint): string {
  return `${formatUsdc(amount)} USDC`
}

/** What is on the page can be anything, also escape codes for the terminal. */
export function printable(text: string): string {
  const short = text.length > 200 ? `${text.slice(0, 200)}…` : text
  return short.replaceAll(/[^\x20-\x7e…]/g, '?')
}
