import { PayWithUsdcError } from '../../errors/index.js'

/** How a payment is reached: by the order that this browser owns, or by its id and token. */
export type Opening =
  | { endpoint: string; store: string; order: string; cart: string }
  | { endpoint: string; payment: string; token: string }

/** What reads one payment. */
export type Access = { endpoint: string; id: string; token: string }

/** A payment as the endpoint sent it: not checked yet. */
export type Opened = { access: Access; view: unknown }

type Options = { fetch: typeof fetch; signal: AbortSignal }

/**
 * Opens the payment, or finds the one that is open already.
 *
 * @throws {PayWithUsdcError} with the endpoint's code, or `unreachable`
 */
export async function openPayment(opening: Opening, options: Options): Promise<Opened> {
  const { endpoint } = opening
  if ('payment' in opening) {
    const access = { endpoint, id: opening.payment, token: opening.token }
    return { access, view: await getPayment(access, options) }
  }
  const { store, order, cart } = opening
  const response = await ask(`${trim(endpoint)}/v1/checkout`, options, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ store, order, cart }),
  })
  const answer = (await readJson(response)) as Answer
  const id = answer?.payment?.id
  const token = answer?.token
  if (typeof token !== 'string' || typeof id !== 'string') {
    throw new PayWithUsdcError('malformed', 'The payment came without id or token.')
  }
  return { access: { endpoint, id, token }, view: answer?.payment }
}

/** Untrusted JSON: any of it can be missing or of another type. */
type Answer = { payment?: { id?: unknown } | null; token?: unknown } | null

/**
 * Asks for the payment once.
 *
 * @throws {PayWithUsdcError} with the endpoint's code, or `unreachable`
 */
export async function getPayment(access: Access, options: Options): Promise<unknown> {
  return readJson(await ask(urlOf(access), options, { headers: authorization(access) }))
}

/**
 * Starts the live stream of a payment.
 *
 * @param since the sequence that is held already; the endpoint sends what came after it
 * @throws {PayWithUsdcError} with the endpoint's code, or `unreachable`
 */
export async function streamPayment(
  access: Access,
  since: number | undefined,
  options: Options,
): Promise<Response> {
  return ask(`${urlOf(access)}/events`, options, {
    headers: {
      ...authorization(access),
      Accept: 'text/event-stream',
      ...(since === undefined ? {} : { 'Last-Event-ID': String(since) }),
    },
  })
}

/**
 * Has the endpoint keep where the shopper wants a refund.
 *
 * @returns undefined when it did, else the code of what stood in the way
 */
export function setRefundAddress(
  access: Access,
  address: string,
  fetchIt: typeof fetch,
): Promise<string | undefined> {
  return send(access, { method: 'PUT', path: 'refund-address', body: { address } }, fetchIt)
}

/**
 * Asks for more time, or for a new price.
 *
 * @returns the payment as it is then: not checked yet
 * @throws {PayWithUsdcError} with the endpoint's code, or `unreachable`
 */
export async function renewPayment(access: Access, fetchIt: typeof fetch): Promise<unknown> {
  const init = { method: 'POST', headers: authorization(access) }
  return readJson(await ask(`${urlOf(access)}/renew`, withinPatience(fetchIt), init))
}

/**
 * What an account holds on the payment's networks, by the endpoint's word: CAIP-2 → atomic USDC.
 *
 * @throws {PayWithUsdcError} with the endpoint's code, or `unreachable`
 */
export async function readBalances(
  access: Access,
  owner: string,
  fetchIt: typeof fetch,
): Promise<ReadonlyMap<string, bigint>> {
  const url = `${urlOf(access)}/balances?owner=${encodeURIComponent(owner)}`
  const response = await ask(url, withinPatience(fetchIt), { headers: authorization(access) })
  const { balances } = (await readJson(response)) as { balances?: unknown }
  const found = new Map<string, bigint>()
  for (const item of Array.isArray(balances) ? balances : []) {
    const { chain, amount } = item as { chain?: unknown; amount?: unknown }
    if (typeof amount === 'string' && /^\d{1,78}$/.test(amount)) {
      found.set(String(chain), BigInt(amount))
    }
  }
  return found
}

/** Milliseconds; a shopper waits for the answer. */
const patience = 20_000

const withinPatience = (fetchIt: typeof fetch): Options => ({
  fetch: fetchIt,
  signal: AbortSignal.timeout(patience),
})

/**
 * Sends a request whose answer does not matter: what it changes comes with the next view.
 *
 * @returns undefined when the endpoint took it, else the code of what stood in the way
 */
export async function send(
  access: Access,
  { method, path, body }: { method: 'PUT' | 'POST' | 'DELETE'; path: string; body?: object },
  fetchIt: typeof fetch,
): Promise<string | undefined> {
  try {
    await ask(`${urlOf(access)}/${path}`, withinPatience(fetchIt), {
      method,
      headers: { ...authorization(access), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return undefined
  } catch (error) {
    return asError(error).code
  }
}

/** An error with its code: whatever else broke a connection can be tried again. */
export function asError(error: unknown): PayWithUsdcError {
  return error instanceof PayWithUsdcError ? error : unreachable(error)
}

const trim = (endpoint: string): string => endpoint.replace(/\/+$/, '')

const urlOf = ({ endpoint, id }: Access): string =>
  `${trim(endpoint)}/v1/payments/${encodeURIComponent(id)}`

const authorization = ({ token }: Access) => ({ Authorization: `Bearer ${token}` })

const unreachable = (cause: unknown): PayWithUsdcError =>
  new PayWithUsdcError('unreachable', 'The endpoint cannot be reached.', { retryable: true, cause })

async function ask(url: string, { fetch, signal }: Options, init: RequestInit): Promise<Response> {
  const response = await fetch(url, {
    ...init,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  if (response.ok) return response
  throw await readError(response)
}

async function readJson(response: Response): Promise<unknown> {
  return response.json().catch((cause: unknown) => {
    throw unreachable(cause)
  })
}

async function readError(response: Response): Promise<PayWithUsdcError> {
  const { status } = response
  const body = (await response.json().catch(() => null)) as Record<string, unknown> | null
  const { code, message, retryable } = body ?? {}
  return new PayWithUsdcError(
    typeof code === 'string' ? code : `http_${status}`,
    typeof message === 'string' ? message : `The endpoint answered ${status}.`,
    // A proxy in front of the endpoint answers without our JSON.
    { retryable: retryable === true || status >= 500 || status === 429 || status === 408 },
  )
}
