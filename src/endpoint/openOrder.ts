import { randomBytes, randomUUID } from 'node:crypto'
import { type IdempotencyKey, openPayment } from '../database/index.js'
import { accept, type Result, refuse } from '../errors/index.js'
import { type Network, quote } from '../payment/index.js'
import type { FiatAmount } from '../protocol/index.js'
import { factory, parseAddress, receiverOf, saltOf } from '../receiver/index.js'
import type { Endpoint } from './context.js'

/**
 * Opens the payment of an order. Both openers end here: a merchant's key and a shopper's page.
 *
 * @param total from the shop's books or from the merchant's server; never from a browser
 * @param cart the cart's UUID; without one a random proof is drawn
 * @returns the payment's id
 */
export async function openOrder(
  { config, database, now }: Pick<Endpoint, 'config' | 'database' | 'now'>,
  order: {
    id: string
    cart?: string | undefined
    total: FiatAmount
    networks?: readonly string[] | undefined
    idempotencyKey?: IdempotencyKey
  },
): Promise<Result<string>> {
  const networks = networksOf(config.chains, order.networks)
  if (!networks.ok) return networks
  const quoted = quote({ total: order.total, now: now(), lifetime: config.quoteLifetime })
  if (!quoted.ok) return quoted

  const [treasury] = config.treasuries
  const store = config.store.hash
  const cart = (order.cart ?? randomUUID()).toLowerCase()
  return openPayment({
    database,
    payment: {
      id: `pay_${randomBytes(16).toString('hex')}`,
      store,
      order: order.id,
      cart,
      total: order.total,
      openedAt: quoted.value.quotedAt,
      treasury,
      factory: factory.address,
      address: receiverOf({ treasury, salt: saltOf({ store, order: order.id, cart }) }),
    },
    isCartKnown: order.cart !== undefined,
    networks: networks.value,
    quote: quoted.value,
    ...(order.idempotencyKey === undefined ? {} : { idempotencyKey: order.idempotencyKey }),
  })
}

/** Networks may be named as CAIP-2 ids, or with their token as CAIP-19 ids. */
function networksOf(
  chains: Endpoint['config']['chains'],
  wanted: readonly string[] | undefined,
): Result<Network[]> {
  const enabled = chains.map(({ definition }) => ({
    chain: `eip155:${definition.id}`,
    token: definition.usdc,
    confirmations: definition.confirmations,
  }))
  if (wanted === undefined) return accept(enabled)
  const networks = new Set<Network>()
  for (const name of wanted) {
    const [chain, token] = name.split('/erc20:')
    const network = enabled.find((one) => one.chain === chain)
    if (network === undefined) return refuse('chain_unknown', `${chain} is not enabled here.`)
    if (token !== undefined && !isAddressOf(network.token, token)) {
      return refuse('token_unknown', `${token} is not USDC on ${chain}.`)
    }
    networks.add(network)
  }
  return accept([...networks])
}

function isAddressOf(token: string, text: string): boolean {
  try {
    return parseAddress(text) === token
  } catch {
    return false
  }
}
