import { z } from 'zod'
import {
  type BigCommerceScript,
  type ScriptRequest,
  scriptAnswerSchema,
  scriptRequestSchema,
  scriptsSchema,
} from './appSchemas.js'
import type { BigCommerceClient } from './client.js'
import { listAll } from './listAll.js'
import { storeRefused } from './storeErrors.js'

/** Our script's name in the Script Manager. The API shows an app only its own scripts. */
export const scriptName = 'Pay with USDC'

/** BigCommerce keeps at most five hashes for a script. */
const mostHashes = 5
const scope = 'store_content_checkout (modify) and store_v2_content (modify)'

/** What was done to a script or a hook. */
export type Ensured = {
  readonly action: 'created' | 'updated' | 'unchanged'
  readonly id: string
  /** The fields that differed. */
  readonly changed: readonly string[]
  /** Doubles that were taken away. */
  readonly removed: number
}

/**
 * Makes sure that the store runs our script, once, as it should be: creates it, corrects it, brings
 * it back after the merchant deleted it. One script covers checkout and confirmation.
 *
 * @param src address of one version of the script, https
 * @param integrity hash of that version, such as `sha384-…`
 * @param keepOld keep the hashes of earlier versions, while an update is under way
 * @default keepOld true
 * @throws PayWithUsdcError as {@link BigCommerceClient.ask}
 */
export async function installScript({
  client,
  src,
  integrity,
  keepOld = true,
}: {
  client: BigCommerceClient
  src: string
  integrity: string
  keepOld?: boolean
}): Promise<Ensured> {
  const scripts = await listAll(client, {
    path: '/v3/content/scripts',
    answer: scriptsSchema,
    scope,
  })
  const [first, ...doubles] = scripts.filter(({ name }) => name === scriptName)
  for (const { uuid } of doubles) await removeScript(client, uuid)
  const removed = doubles.length

  const wanted = scriptOf({ src, hashes: hashesOf({ integrity, keepOld, first }) })
  if (first === undefined) {
    const path = '/v3/content/scripts'
    const id = await write(client, { method: 'POST', path, body: wanted })
    return { action: 'created', id, changed: [], removed }
  }
  const changed = differencesOf(first, wanted)
  if (changed.length === 0) return { action: 'unchanged', id: first.uuid, changed, removed }
  const path = `/v3/content/scripts/${first.uuid}`
  const id = await write(client, { method: 'PUT', path, body: wanted })
  return { action: 'updated', id, changed, removed }
}

function scriptOf({ src, hashes }: { src: string; hashes: readonly string[] }): ScriptRequest {
  const script = scriptRequestSchema.safeParse({
    name: scriptName,
    description: 'Shows how to pay an order with USDC, and follows its payment.',
    kind: 'src',
    src,
    load_method: 'defer',
    location: 'footer',
    visibility: 'all_pages',
    auto_uninstall: true,
    consent_category: 'essential',
    enabled: true,
    integrity_hashes: hashes,
  })
  if (script.success) return script.data
  throw storeRefused('the script', 'its address must be https and its hash an SRI hash.')
}

/** Newest first. A hash that is there already stays where it is, so that nothing is written again. */
function hashesOf({
  integrity,
  keepOld,
  first,
}: {
  integrity: string
  keepOld: boolean
  first: BigCommerceScript | undefined
}): readonly string[] {
  if (!keepOld) return [integrity]
  const old = first?.integrity_hashes ?? []
  return old.includes(integrity) ? old : [integrity, ...old].slice(0, mostHashes)
}

function differencesOf(script: BigCommerceScript, wanted: ScriptRequest): string[] {
  return Object.entries(wanted)
    .filter(([key, value]) => JSON.stringify(script[key]) !== JSON.stringify(value))
    .map(([key]) => key)
}

async function write(
  client: BigCommerceClient,
  request: { method: 'POST' | 'PUT'; path: string; body: ScriptRequest },
): Promise<string> {
  const written = await client.ask({ ...request, answer: scriptAnswerSchema, scope })
  if (!written.ok) throw storeRefused(`${request.method} ${request.path}`, written.message)
  return written.value.data.uuid
}

async function removeScript(client: BigCommerceClient, uuid: string): Promise<void> {
  const path = `/v3/content/scripts/${uuid}`
  await client.ask({ method: 'DELETE', path, answer: z.unknown(), scope })
}
