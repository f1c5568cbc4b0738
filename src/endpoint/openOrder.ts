import { randomBytes, randomUUID } from 'node:crypto'
import { type IdempotencyKey, openPayment, type Renewal, recordChecked } from '../database/index.js'
import { accept, type Result, refuse } from '../errors/index.js'
import { type Network, quote, type Rate } from '../payment/index.js'
import type { FiatAmount } from '../protocol/index.js'
import { factory, parseAddress, receiverOf, saltOf } from '../receiver/index.js'
import type { OrderCode, StoreOrder } from '../stores/store.js'
import type { ChainConfig } from './config.js'
import type { Endpoint } from './context.js'

/**
 * Opens the payment of an order. Both openers end here: a merchant's key and a shopper's page.
 *
 * @param total from the shop's books or from the merchant's server; never from a browser
 * @param cart the cart's UUID; without one a random proof is drawn
 * @returns the payment's id
 */
export async function openOrder(
  endpoint: Pick<Endpoint, 'config' | 'chains' | 'database' | 'now' | 'rates'>,
  order: {
    id: string
    cart?: string | undefined
    total: FiatAmount
    customer?: string | undefined
    networks?: readonly string[] | undefined
    idempotencyKey?: IdempotencyKey
    /** Seconds that the quote holds. @default as the endpoint is set */
    quoteSeconds?: number | undefined
    /** For somebody who asks for more time. */
    renewal?: Renewal
  },
): Promise<Result<string>> {
  const { config, database, now } = endpoint
  const networks = networksOf(config.chains.filter(endpoint.chains.isOffered), order.networks)
  if (!networks.ok) return networks
  const store = config.store.hash
  const rate = await rateFor(endpoint, order)
  if (!rate.ok) return rate
  const { total } = order
  const { tolerance } = config
  const lifetime = order.quoteSeconds ?? config.quoteLifetime
  const quoted = quote({ total, rate: rate.value, now: now(), lifetime, tolerance })
  if (!quoted.ok) return quoted

  const [treasury] = config.treasuries
  const cart = (order.cart ?? randomUUID()).toLowerCase()
  return openPayment({
    database,
    payment: {
      id: `pay_${randomBytes(16).toString('hex')}`,
      store,
      order: order.id,
      cart,
      ...(order.customer === undefined ? {} : { customer: order.customer }),
      ...(config.store.name === undefined ? {} : { storeName: config.store.name }),
      total,
      openedAt: quoted.value.quotedAt,
      treasury,
      factory: factory.address,
      address: receiverOf({ treasury, salt: saltOf({ store, order: order.id, cart }) }),
    },
    isCartKnown: order.cart !== undefined,
    networks: networks.value,
    quote: quoted.value,
    ...(order.renewal === undefined ? {} : { renewal: order.renewal }),
    ...(order.idempotencyKey === undefined ? {} : { idempotencyKey: order.idempotencyKey }),
  })
}

/**
 * Opens the payment of an order that the shop has just described, for somebody who has proved that
 * it is theirs. Only they learn why it cannot be paid.
 */
export async function openOwnOrder(
  endpoint: Pick<Endpoint, 'config' | 'chains' | 'database' | 'now' | 'rates'>,
  order: StoreOrder & { readonly renewal?: Renewal },
): Promise<Result<string>> {
  if (order.refused !== undefined) return refuse(order.refused, sentences[order.refused])
  if (order.state !== 'open' && order.paymentId === undefined) {
    return refuse('order_not_open', 'This order no longer waits for payment.')
  }
  const opened = await openOrder(endpoint, order)
  if (opened.ok) {
    await recordChecked({
      database: endpoint.database,
      paymentId: opened.value,
      now: endpoint.now(),
    })
  }
  return opened
}

const sentences = {
  order_method_other: 'This order is paid in another way.',
  order_method_refused: 'The shop cannot take USDC by this way of payment.',
} as const satisfies Record<OrderCode, string>

/** The rate of a currency that is not the dollar. */
async function rateFor(
  { rates }: Pick<Endpoint, 'rates'>,
  { total: { currency } }: { total: FiatAmount },
): Promise<Result<Rate | undefined>> {
  if (currency === 'USD') return accept(undefined)
  const rate = await rates(currency)
  return rate === undefined
    ? refuse('currency_unsupported', `There is no rate for ${currency}.`)
    : accept(rate)
}

/** A network as it is frozen in a payment. */
function networkOf({ definition, rpcUrls, accepts, screens = [] }: ChainConfig): Network {
  const { id, usdc, confirmations, tiers } = definition
  return {
    chain: `eip155:${id}`,
    token: usdc,
    confirmations,
    ...(tiers.length === 0 ? {} : { tiers }),
    ...(accepts.length === 0 ? {} : { accepts }),
    ...(rpcUrls.length > 1 ? {} : { alone: true }),
    ...(screens.length === 0 ? {} : { screens }),
  }
}

/** Networks may be named as CAIP-2 ids, or with their token as CAIP-19 ids. */
function networksOf(
  chains: Endpoint['config']['chains'],
  wanted: readonly string[] | undefined,
): Result<Network[]> {
  const enabled = chains.map(networkOf)
  if (enabled.length === 0) {
    return refuse('chain_unavailable', 'No network can take payments at the moment.')
  }
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
