import { z } from 'zod'

/** What the app's own parts send and read: scripts, hooks, OAuth and signed payloads. */

/** The pages of a V3 list. */
const metaSchema = z.looseObject({
  pagination: z.looseObject({ total_pages: z.int().min(0) }).optional(),
})

const scriptSchema = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  kind: z.string().optional(),
  src: z.string().nullish(),
  load_method: z.string().optional(),
  location: z.string().optional(),
  visibility: z.string().optional(),
  auto_uninstall: z.boolean().optional(),
  consent_category: z.string().optional(),
  enabled: z.boolean().optional(),
  integrity_hashes: z.array(z.string()).nullish(),
})
export type BigCommerceScript = z.infer<typeof scriptSchema>
export const scriptsSchema = z.looseObject({
  data: z.array(scriptSchema),
  meta: metaSchema.optional(),
})
export const scriptAnswerSchema = z.looseObject({ data: scriptSchema })

/** The script as we want it in the store. */
export const scriptRequestSchema = z.strictObject({
  name: z.string().min(1).max(255),
  description: z.string(),
  kind: z.literal('src'),
  src: z.url({ protocol: /^https$/ }),
  load_method: z.enum(['default', 'defer']),
  location: z.literal('footer'),
  visibility: z.literal('all_pages'),
  auto_uninstall: z.literal(true),
  consent_category: z.literal('essential'),
  enabled: z.literal(true),
  integrity_hashes: z
    .array(z.string().regex(/^sha(256|384|512)-[A-Za-z0-9+/]+={0,2}$/))
    .min(1)
    .max(5),
})
export type ScriptRequest = z.infer<typeof scriptRequestSchema>

const hookSchema = z.looseObject({
  id: z.int().positive(),
  scope: z.string(),
  destination: z.string(),
  is_active: z.boolean(),
  headers: z.record(z.string(), z.string()).nullish(),
})
export type BigCommerceHook = z.infer<typeof hookSchema>
export const hooksSchema = z.looseObject({ data: z.array(hookSchema), meta: metaSchema.optional() })
export const hookAnswerSchema = z.looseObject({ data: hookSchema })

/** A hook as we want it in the store. */
export const hookRequestSchema = z.strictObject({
  scope: z.string().startsWith('store/order/'),
  destination: z.url({ protocol: /^https$/ }),
  is_active: z.literal(true),
  headers: z.record(z.string(), z.string()),
})
export type HookRequest = z.infer<typeof hookRequestSchema>

/** What BigCommerce sends to a hook's destination. Only `data.id` is used, and only to read that order. */
export const hookPayloadSchema = z.looseObject({
  scope: z.string().max(128),
  producer: z.string().max(128),
  /** SHA-1 of the event: tells doubles apart. It is no signature. */
  hash: z.string().min(1).max(128),
  data: z.looseObject({ type: z.string().optional(), id: z.union([z.int(), z.string()]) }),
})

/** The exchange of an app's one-time code for its access token. */
export const tokenRequestSchema = z.strictObject({
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string(),
  context: z.string(),
  scope: z.string(),
  grant_type: z.literal('authorization_code'),
  redirect_uri: z.string(),
})
export const tokenAnswerSchema = z.looseObject({
  access_token: z.string().min(1),
  scope: z.string(),
  context: z.string(),
  user: z.looseObject({ id: z.int(), email: z.string() }),
  account_uuid: z.string().optional(),
})

/** The claims of a load, uninstall or remove-user call. Issuer, audience and times are checked by jose. */
export const signedPayloadSchema = z.looseObject({
  sub: z.string(),
  user: z.looseObject({ id: z.int(), email: z.string(), locale: z.string().optional() }),
  owner: z.looseObject({ id: z.int(), email: z.string() }),
  url: z.string().optional(),
  channel_id: z.int().nullish(),
})
