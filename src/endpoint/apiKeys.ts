import { createHash, randomBytes } from 'node:crypto'
import { isLive, readApiKey, recordKeyUse } from '../database/index.js'
import type { Endpoint } from './context.js'
import { isEqual } from './paymentToken.js'

/** What a merchant's key may do: `write` includes `read`, and `admin` everything. */
export const scopes = ['read', 'write', 'refund', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** The merchant's key that a request came with. */
export type KeyInUse = {
  /** Its id; for a key of the settings, its hash. */
  readonly id: string
  readonly scopes: readonly Scope[]
}

/**
 * Makes a key: `puk_`, its id, and 256 random bits. The prefix lets scanners find a key that was
 * published by mistake; the id lets it be found without comparing it with every hash.
 */
export function newKey(): { readonly id: string; readonly key: string; readonly hash: string } {
  const id = `puk_${randomBytes(8).toString('hex')}`
  const key = `${id}_${randomBytes(32).toString('base64url')}`
  return { id, key, hash: hashOfKey(key) }
}

/** The hash under which a key is kept: it is random, so a plain hash is enough. */
function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** The key that a bearer is, while it is live; undefined when it is none. Compared in constant time. */
export async function findKey(
  { config, database, log, now }: Pick<Endpoint, 'config' | 'database' | 'log' | 'now'>,
  bearer: string,
): Promise<KeyInUse | undefined> {
  const hash = hashOfKey(bearer)
  const fromSettings = config.apiKeyHashes.filter((known) => isEqual(known, hash))
  if (fromSettings[0] !== undefined) return { id: fromSettings[0], scopes: ['admin'] }
  const id = /^(puk_[0-9a-f]{16})_[\w-]{43}$/.exec(bearer)?.[1]
  if (id === undefined) return undefined
  const key = await readApiKey({ database, id })
  if (key === undefined || !isEqual(key.hash, hash) || !isLive(key, now())) return undefined
  await recordKeyUse({ database, key, now: now() }).catch((error: unknown) => {
    // When it was used last is good to know, and no reason to refuse it.
    log.warn({ key: id, err: error }, 'the use of a key was not noted')
  })
  return { id, scopes: scopes.filter((scope) => key.scopes.includes(scope)) }
}

/** True when a key may do what `scope` stands for. */
export function permits({ scopes: has }: KeyInUse, scope: Scope): boolean {
  if (has.includes('admin') || has.includes(scope)) return true
  return scope === 'read' && has.includes('write')
}
