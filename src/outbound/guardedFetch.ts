import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { PayWithUsdcError } from '../errors/index.js'
import { checkAddress, checkLiteral, type Policy, privateTarget } from './policy.js'

/** Gives every address of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

/** An answer may be so long, in bytes: a block with all its logs is far below it. */
const longestAnswer = 64 * 1_024 * 1_024

/**
 * A `fetch` for addresses that somebody wrote into a setting: it reaches nothing inside, unless the
 * policy lists it. The literal is checked first, because sockets skip the look-up for it; then every
 * address that DNS gives, in the same look-up whose addresses the socket connects to, so an answer
 * that changes afterwards changes nothing. Redirects are not followed: one is an answer as any other, or
 * an error for who asks with `redirect: 'error'`.
 *
 * @param resolve gives a name's addresses. @default the system's resolver
 * @param limit bytes of an answer that are read
 * @param isCut for who reads the status alone: what is longer, or breaks off, is cut there instead of
 * failing. @default false
 * @param isPostRepeated whether a POST is sent again when its kept connection turns out to be closed. False
 * for who must not say a thing twice. @default true
 * @throws PayWithUsdcError `target_private`, `answer_too_long`
 */
export function guardedFetch({
  policy,
  resolve = resolveBySystem,
  limit = longestAnswer,
  isCut = false,
  isPostRepeated = true,
}: {
  policy: Policy
  resolve?: Resolve
  limit?: number
  isCut?: boolean
  isPostRepeated?: boolean
}): typeof fetch {
  // Sockets are kept for one policy only: one that is looser would hand them on.
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  }

  async function send(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    if (input instanceof Request) throw new TypeError('Only a URL.')
    if (typeof (init.body ?? '') !== 'string') throw new TypeError('Only text.')
    const url = new URL(input)
    const { protocol } = url
    if (protocol !== 'http:' && protocol !== 'https:') throw new TypeError('Only http and https.')
    const guard = guardedConnection({ url, policy, resolve })
    const ask = () => exchange(url, protocol, { ...init, guard })
    const answer = await ask().catch((error) => {
      // A kept socket that the other side closed meanwhile: the request never got there, most likely.
      const isRepeated = error instanceof StaleSocket && (isPostRepeated || init.method !== 'POST')
      if (!isRepeated) throw error
      return ask()
    })
    const isRedirect = answer.status >= 300 && answer.status < 400 && answer.status !== 304
    if (isRedirect && init.redirect === 'error') throw new TypeError('The answer is a redirect.')
    return answer
  }

  function exchange(
    url: URL,
    protocol: keyof typeof agents,
    {
      method = 'GET',
      headers,
      body,
      signal,
      guard,
    }: RequestInit & { guard: ReturnType<typeof guardedConnection> },
  ): Promise<Response> {
    return new Promise((done, fail) => {
      const request = (protocol === 'https:' ? https : http).request(url, {
        method,
        agent: agents[protocol],
        headers: { 'accept-encoding': 'gzip', ...Object.fromEntries(new Headers(headers)) },
        ...guard,
        ...(signal ? { signal } : {}),
      })
      request.once('error', (error: NodeJS.ErrnoException) => {
        const isStale = request.reusedSocket && error.code === 'ECONNRESET'
        fail(isStale ? new StaleSocket() : error)
      })
      request.once('response', (message) => {
        // What happens from now on happens to the answer.
        request.removeAllListeners('error').on('error', () => undefined)
        read(message, limit, isCut).then(done, fail)
      })
      request.end(typeof body === 'string' ? body : undefined)
    })
  }

  return send
}

class StaleSocket extends Error {}

/**
 * What guards one connection: to be spread into the options of a request or a socket. The look-up
 * hands on the addresses that it has checked, and the socket connects to these and no others.
 *
 * @throws PayWithUsdcError `target_private` when the URL names an address inside
 */
export function guardedConnection({
  url,
  policy,
  resolve = resolveBySystem,
}: {
  url: URL
  policy: Policy
  resolve?: Resolve
}): { readonly lookup: LookupFunction } {
  const literal = checkLiteral(url, policy)
  if (!literal.ok) throw privateTarget(literal.message)
  return {
    lookup(hostname, options, callback) {
      resolve(hostname).then(
        (addresses) => {
          const refused = addresses
            .map(({ address }) => checkAddress(address, url, policy))
            .find(({ ok }) => !ok)
          const [first] = addresses
          if (refused?.ok === false) callback(privateTarget(refused.message), '')
          else if (first === undefined) callback(new Error('The name has no address.'), '')
          else if (options.all === true) callback(null, [...addresses])
          else callback(null, first.address, first.family)
        },
        (error: Error) => callback(error, ''),
      )
    },
  }
}

function resolveBySystem(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((done, fail) => {
    systemLookup(hostname, { all: true }, (error, addresses) =>
      error === null ? done(addresses) : fail(error),
    )
  })
}

async function read(message: IncomingMessage, limit: number, isCut: boolean): Promise<Response> {
  const parts: Buffer[] = []
  let length = 0
  // Counted after it is unpacked: a small answer can unpack to a huge one.
  try {
    for await (const part of unpacked(message)) {
      length += part.length
      if (length > limit) {
        throw new PayWithUsdcError('answer_too_long', `The answer has more than ${limit} bytes.`)
      }
      parts.push(part)
    }
  } catch (error) {
    if (!isCut) throw error
  }
  const { statusCode: status = 500, headers } = message
  const isEmpty = status === 204 || status === 205 || status === 304
  return new Response(isEmpty ? null : Buffer.concat(parts), {
    status,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  })
}

/** The body of an answer as it was before it was packed; the packing is taken out of its headers. */
function unpacked(message: IncomingMessage): Readable {
  if (message.headers['content-encoding'] !== 'gzip') return message
  delete message.headers['content-encoding']
  delete message.headers['content-length']
  const gunzip = createGunzip()
  // An answer that is cut must not look whole, and one that is read no further must end.
  pipeline(message, gunzip, () => undefined)
  return gunzip
}
