import { parseEther } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'
import type { ChainDefinition } from '../chains/definition.js'
import { mainnets } from '../chains/definitions/mainnets.js'
import { sandboxChains } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { PayWithUsdcError } from '../errors/index.js'
import { parseAmount } from '../money/index.js'
import { parseSecret, targetName, type WebhookTarget } from '../notifications/index.js'
import { checkLiteral, isListed, type Policy, parsePrivateTarget } from '../outbound/index.js'
import type { Tolerance } from '../payment/index.js'
import { isLoopbackUrl } from '../protocol/loopback.js'
import { type Address, type Hex, parseAddress } from '../receiver/index.js'
import { type Cidr, parseCidr } from './allowList.js'
import { projectIdPattern, relayPattern, type WalletConnectConfig } from './walletConnect.js'

/** A network that this endpoint watches. */
export type ChainConfig = {
  readonly definition: ChainDefinition
  /** JSON-RPC URLs; the second one gives the second look. */
  readonly rpcUrls: readonly string[]
  /** A websocket that tells of new blocks. Only a wake-up: what it says is not believed. */
  readonly websocketUrl?: string
  /** False where shoppers are not offered it: money that arrives all the same is named. */
  readonly isOffered: boolean
  /** Other dollars of this network that count as USDC, one for one. */
  readonly accepts: readonly Address[]
  /** Where its providers may be. */
  readonly policy: Policy
  /** What one whole coin of the network costs, for the forecast of a sweep; atomic USDC. */
  readonly nativePrice?: bigint
  /** Who has to clear a sender here; frozen in each payment. @default nobody */
  readonly screens?: readonly ScreenSource[]
}

/** Somebody who says whether a sender is listed. */
export type ScreenSource = (typeof screenSources)[number]
const screenSources = ['usdc', 'chainalysis', 'list'] as const

/** Somebody who gives rates. */
type RateSourceName = (typeof rateSourceNames)[number]
const rateSourceNames = ['coinbase', 'kraken'] as const

/** When the endpoint sweeps by itself. */
type SweepPeriod = (typeof sweepPeriods)[number]
const sweepPeriods = ['off', 'daily', 'weekly'] as const

/** The shop that this endpoint serves. */
type StoreConfig = {
  readonly hash: string
  /** What the shop is called, as the shopper knows it. */
  readonly name: string | undefined
  /** Base of BigCommerce's management API. */
  readonly apiUrl: string
  /** Token of a store-level API account; nothing when the store installs the app instead. */
  readonly token: string | undefined
  /** Origins of the storefront, exactly as browsers send them. */
  readonly origins: readonly string[]
  /** Display names of the offline methods that are ours. */
  readonly methods: readonly string[]
  /** What a paid order becomes; one that holds only downloads becomes `digital`. */
  readonly statuses: { readonly paid: number; readonly digital: number }
  /** The app whose callbacks this endpoint answers. Its secret also signs webhooks. */
  readonly app: AppConfig | undefined
}

/** The single-click app, as BigCommerce's developer portal names it. */
export type AppConfig = {
  readonly clientId: string
  readonly clientSecret: string
  readonly loginUrl: string
}

/** Who sends what shoppers sign, and how much that may cost. */
export type RelayConfig = {
  /** Pays gas, and can do nothing else. */
  readonly key: Hex
  /** Wei of each network's coin in a day. */
  readonly budget: bigint
  /** Authorizations of one payer in a day. */
  readonly perPayer: number
  /** Atomic USDC that a payment has to be worth. */
  readonly minimum: bigint
}

/** Where backups are, and when the endpoint writes one. */
export type BackupConfig = {
  /** Undefined where nobody said. */
  readonly folder: string | undefined
  /** Hours from one to the next; undefined where the endpoint writes none by itself. */
  readonly every: number | undefined
  /** How many stay when the endpoint has written one. */
  readonly keep: number
}

/** Where errors are told, beside the log. */
export type SentryConfig = {
  readonly dsn: string
  /** Where envelopes go. */
  readonly url: string
  /** The DSN's public key. */
  readonly key: string
}

/** Everything that the endpoint is told by its surroundings. */
export type Config = {
  readonly mode: 'production' | 'sandbox'
  readonly host: string
  readonly port: number
  /** Where Prometheus reads, on this machine only; undefined where nobody does. */
  readonly metricsPort: number | undefined
  /** Where shoppers reach the endpoint; no slash at the end. */
  readonly publicUrl: string
  /** `postgres://…`, or the path of a SQLite file. */
  readonly database: string
  /** Signs payment tokens. 32 bytes. */
  readonly tokenSecret: Buffer
  /** The secret before: what was made with it is still taken. Undefined where none is being rotated. */
  readonly previousTokenSecret: Buffer | undefined
  /** SHA-256 of each merchant key, hex. */
  readonly apiKeyHashes: readonly string[]
  /** Where merchants' keys may come from; anywhere when empty. */
  readonly apiAllow: readonly Cidr[]
  /** Newest first; new orders use the first. */
  readonly treasuries: readonly [Address, ...Address[]]
  readonly store: StoreConfig
  /** Where currencies other than dollars get their rate; nowhere when empty. */
  readonly rateSources: readonly RateSourceName[]
  /** Origin that serves the frame, when it is not this endpoint. */
  readonly frameOrigin: string | undefined
  /** Undefined where the endpoint's pages do not offer it. */
  readonly walletConnect: WalletConnectConfig | undefined
  /** Payments that one address may open in a minute, and at once. */
  readonly openingsPerMinute: number
  /** Requests in a minute, and at once, for each address, each merchant's key and each payment. */
  readonly requestsPerMinute: {
    readonly address: number
    readonly key: number
    readonly payment: number
  }
  /** Reverse proxies in front of the endpoint; their last addresses are believed. */
  readonly proxyHops: number
  /** Seconds until a quote ends. */
  readonly quoteLifetime: number
  /** What may be missing of an order. */
  readonly tolerance: Tolerance
  readonly chains: readonly ChainConfig[]
  /** How often the endpoint sweeps by itself, and the key that pays the gas for it, and can do nothing else. */
  readonly sweep: { readonly every: SweepPeriod; readonly key: Hex | undefined }
  /** The file of a merchant's own list; undefined where `list` is no source. */
  readonly screenList: string | undefined
  /** Undefined where shoppers pay the network fee themselves. */
  readonly relay: RelayConfig | undefined
  /** Where events are sent to, as the merchant's own systems. */
  readonly webhooks: readonly WebhookTarget[]
  /** What may be reached from here, beside the public internet. */
  readonly policy: Policy
  readonly backup: BackupConfig
  /** Undefined where errors are only logged. */
  readonly sentry: SentryConfig | undefined
  /** Folder with the built scripts of this mode. */
  readonly scriptFolder: string
  /** Where pages load the scripts from, when not from this endpoint; no slash at the end. */
  readonly scriptUrl: string | undefined
  /** The demo's own wallet, which the sandbox's frame loads; never in production. */
  readonly sandboxWalletUrl: string | undefined
  /** Seconds between two looks that are minutes apart in production; undefined there. */
  readonly sandboxPace: number | undefined
  /** The sandbox's control panel, on this machine; never in production. */
  readonly sandboxPanelUrl: string | undefined
  readonly logLevel: string
}

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''))
const origin = (text: string) => new URL(text).origin === text
/** One of BigCommerce's order statuses. */
const orderStatus = z.coerce.number().int().min(1).max(14)
const noSlash = (text: string) => text.replace(/\/+$/, '')

const privateKey = z
  .string()
  .refine(isKey, 'must be a private key: 0x and 64 hex digits')
  .transform((key) => key.toLowerCase() as Hex)

const secret = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits: openssl rand -hex 32')
  .transform((hex) => Buffer.from(hex, 'hex'))

/** Requests in a minute. */
const perMinute = z.coerce.number().int().min(1).max(1_000_000)

const environmentSchema = z.object({
  PAY_MODE: z.enum(['production', 'sandbox']).default('production'),
  PAY_HOST: z.string().default('127.0.0.1'),
  PAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  PAY_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  PAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform(noSlash),
  PAY_DATABASE: z.string().min(1).default('pay-with-usdc.db'),
  PAY_TOKEN_SECRET: secret,
  PAY_TOKEN_SECRET_PREVIOUS: secret.optional(),
  PAY_API_KEY_HASHES: list.refine((hashes) => hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash)), {
    message: 'must be SHA-256 hashes in hex: printf %s "$KEY" | sha256sum',
  }),
  PAY_API_ALLOW: list.transform((items, context) => {
    const blocks = items.map(parseCidr)
    return blocks.every((block) => block !== undefined)
      ? blocks
      : refuseSetting(
          context,
          'must be addresses or blocks, such as 203.0.113.0/24 or 2001:db8::/32',
        )
  }),
  PAY_TREASURY: list
    .refine((items) => items.length > 0 && items.every(isAddress), {
      message: 'must be one address or several, with a correct checksum',
    })
    .transform((items) => items.map(parseAddress) as [Address, ...Address[]]),
  PAY_STORE_HASH: z.string().regex(/^[a-z0-9-]{1,64}$/),
  PAY_STORE_NAME: z.string().min(1).max(100).optional(),
  PAY_STORE_API_URL: z
    .url({ protocol: /^https?$/ })
    .transform(noSlash)
    .default('https://api.bigcommerce.com'),
  PAY_STORE_TOKEN: z.string().min(16).optional(),
  PAY_STORE_METHODS: z
    .string()
    .default('Pay with USDC')
    .transform((text) => text.split(',').map((item) => item.trim()))
    .refine((items) => items.every((item) => item !== ''), {
      message: 'must be the display names of your offline methods, comma separated',
    }),
  PAY_STORE_STATUS_PAID: orderStatus.default(11),
  PAY_STORE_STATUS_DIGITAL: orderStatus.default(10),
  PAY_APP_CLIENT_ID: z.string().min(1).optional(),
  PAY_APP_CLIENT_SECRET: z.string().min(32).optional(),
  PAY_APP_LOGIN_URL: z
    .url({ protocol: /^https?$/ })
    .transform(noSlash)
    .default('https://login.bigcommerce.com'),
  PAY_STORE_ORIGINS: list.refine((items) => items.every((item) => canParse(item) && origin(item)), {
    message: 'must be origins such as https://shop.example, without a path',
  }),
  PAY_RATE_SOURCES: list.pipe(z.array(z.enum(rateSourceNames))),
  PAY_FRAME_ORIGIN: z
    .string()
    .refine((text) => canParse(text) && origin(text), 'must be an origin, without a path')
    .optional(),
  PAY_WALLETCONNECT_PROJECT_ID: z
    .string()
    .regex(projectIdPattern, 'must be 32 hex digits')
    .optional(),
  PAY_WALLETCONNECT_RELAY_URL: z
    .string()
    .refine((text) => relayPattern.test(text) && canParse(text), 'must be a wss URL')
    .optional(),
  PAY_OPENINGS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(20),
  PAY_ADDRESS_REQUESTS_PER_MINUTE: perMinute.default(1_200),
  PAY_KEY_REQUESTS_PER_MINUTE: perMinute.default(1_200),
  PAY_PAYMENT_REQUESTS_PER_MINUTE: perMinute.default(300),
  PAY_PROXY_HOPS: z.coerce.number().int().min(0).max(8).default(0),
  PAY_QUOTE_SECONDS: z.coerce.number().int().min(60).max(86_400).default(1_800),
  PAY_TOLERANCE: z
    .string()
    .default('')
    .transform((text, context) => parseTolerance(text) ?? refuseSetting(context, toleranceHint)),
  PAY_SWEEP: z.enum(sweepPeriods).default('off'),
  PAY_SWEEP_KEY: privateKey.optional(),
  PAY_RELAY_KEY: privateKey.optional(),
  PAY_RELAY_BUDGET: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,18})?$/, 'must be an amount of the network’s coin, such as 0.02')
    .transform((text) => parseEther(text))
    .optional(),
  PAY_SCREEN: list.pipe(z.array(z.enum(screenSources))),
  PAY_SCREEN_LIST: z.string().min(1).optional(),
  PAY_RELAY_PAYER_BUDGET: z.coerce.number().int().min(1).max(1_000).default(5),
  PAY_RELAY_MINIMUM: z
    .string()
    .default('1')
    .transform((text, context) => {
      const amount = parseAmount(text)
      return amount.ok ? amount.value : refuseSetting(context, amount.message)
    }),
  PAY_WEBHOOK_URL: list.refine((urls) => urls.every((url) => canParse(url) && isHttp(url)), {
    message: 'must be http(s) URLs',
  }),
  PAY_WEBHOOK_SECRET: z
    .string()
    .default('')
    .transform((text) => text.split(';').map((group) => group.split(',').map((one) => one.trim())))
    .transform((groups) => groups.filter((group) => group.some((one) => one !== '')))
    .transform(
      (groups, context) => parseSecrets(groups) ?? refuseSetting(context, webhookSecretHint),
    ),
  PAY_PRIVATE_TARGETS: list.transform((items, context) => {
    const targets = items.map(parsePrivateTarget)
    return targets.every((target) => target !== undefined)
      ? targets
      : refuseSetting(context, 'must be host:port, such as 10.0.0.5:8545')
  }),
  PAY_SENTRY_DSN: z
    .string()
    .transform((text, context) => parseDsn(text) ?? refuseSetting(context, dsnHint))
    .optional(),
  PAY_BACKUP_FOLDER: z.string().min(1).optional(),
  PAY_BACKUP_EVERY: z.coerce.number().min(0.25).max(168).optional(),
  PAY_BACKUP_KEEP: z.coerce.number().int().min(1).max(10_000).default(48),
  PAY_SCRIPT_FOLDER: z.string().optional(),
  PAY_SCRIPT_URL: z
    .url({ protocol: /^https?$/ })
    .transform(noSlash)
    .optional(),
  PAY_SANDBOX_WALLET_URL: z.url({ protocol: /^https?$/ }).optional(),
  PAY_SANDBOX_PACE: z.coerce.number().int().min(1).max(60).optional(),
  PAY_SANDBOX_PANEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  PAY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

type Settings = z.output<typeof environmentSchema>

const dsnHint = 'must be a DSN such as https://key@host/123'

const toleranceHint = 'must be a share such as 0.5%, an amount of USDC such as 0.10, or both'

const webhookSecretHint =
  'must be whsec_ and 24 to 64 bytes in base64; two while they are rotated: new,old'

/** One or two secrets in each group; nothing when one of them is none. */
function parseSecrets(groups: readonly (readonly string[])[]): Buffer[][] | undefined {
  const secrets = groups.map((group) => group.map(parseSecret).filter((one) => one !== undefined))
  const isWhole = secrets.every(
    (group, at) => group.length === groups[at]?.length && group.length <= 2,
  )
  return isWhole ? secrets : undefined
}

/** Nothing when it is none. */
function parseDsn(dsn: string): SentryConfig | undefined {
  const [, protocol, key = '', host, prefix = '', project] =
    /^(https?):\/\/([0-9a-zA-Z]{8,64})@([^/@?#]+)(\/[^?#]*)?\/(\d{1,20})$/.exec(dsn) ?? []
  const url = `${protocol}://${host}${prefix}/api/${project}/envelope/`
  return host === undefined || !canParse(url) ? undefined : { dsn, url, key }
}

function isHttp(url: string): boolean {
  return /^https?:$/.test(new URL(url).protocol)
}

function refuseSetting(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

/** Reads `0.5%`, `0.10` or `0.5%, 0.10`; nothing when it is none of them. A share is at most 10 %. */
function parseTolerance(text: string): Tolerance | undefined {
  let tolerance: Tolerance = {}
  for (const part of text.split(',').map((item) => item.trim())) {
    if (part === '') continue
    const share = /^(\d{1,2})(?:\.(\d{1,2}))?%$/.exec(part)
    const amount = parseAmount(part)
    if (share !== null) {
      const basisPoints = Number(share[1]) * 100 + Number((share[2] ?? '').padEnd(2, '0'))
      if (basisPoints > 1_000 || tolerance.basisPoints !== undefined) return undefined
      tolerance = { ...tolerance, basisPoints }
    } else if (amount.ok && tolerance.amount === undefined) {
      tolerance = { ...tolerance, amount: amount.value }
    } else return undefined
  }
  return tolerance
}

function isAddress(text: string): boolean {
  try {
    parseAddress(text)
    return true
  } catch {
    return false
  }
}

function isKey(text: string): boolean {
  try {
    return /^0x[0-9a-fA-F]{64}$/.test(text) && privateKeyToAccount(text as Hex) !== undefined
  } catch {
    return false
  }
}

function canParse(text: string): boolean {
  return URL.canParse(text)
}

/**
 * Reads the settings from the environment. `.env.example` explains each.
 *
 * @throws PayWithUsdcError `config_invalid`, with all problems at once
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const parsed = environmentSchema.safeParse(withoutEmpty(environment))
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      problems.push(`${path.join('.')}: ${message}`)
  }
  if (parsed.success) problems.push(...missingOf(parsed.data))
  const publicUrl = noSlash(environment.PAY_PUBLIC_URL ?? '')
  const sources = parsed.success ? parsed.data.PAY_SCREEN : []
  const policy: Policy = {
    privateTargets: parsed.success ? parsed.data.PAY_PRIVATE_TARGETS : [],
    isLoopbackAllowed: environment.PAY_MODE === 'sandbox',
  }
  if (parsed.success) problems.push(...problemsOfTargets(parsed.data, policy))
  const webhooks = parsed.success ? readWebhooks(parsed.data, policy, problems) : []
  const chains = readChains(environment, { publicUrl, policy }, problems).map((chain) =>
    withScreens(chain, sources, problems),
  )
  if (problems.length > 0 || !parsed.success) {
    throw new PayWithUsdcError(
      'config_invalid',
      `The settings are not valid.\n${bullets(problems)}`,
      {
        hint: 'See .env.example: every setting is explained there.',
        cause: problems,
      },
    )
  }
  const { data } = parsed
  return {
    mode: data.PAY_MODE,
    host: data.PAY_HOST,
    port: data.PAY_PORT,
    metricsPort: data.PAY_METRICS_PORT,
    publicUrl: data.PAY_PUBLIC_URL,
    database: data.PAY_DATABASE,
    tokenSecret: data.PAY_TOKEN_SECRET,
    previousTokenSecret: data.PAY_TOKEN_SECRET_PREVIOUS,
    apiKeyHashes: data.PAY_API_KEY_HASHES,
    apiAllow: data.PAY_API_ALLOW,
    treasuries: data.PAY_TREASURY,
    store: storeOf(data),
    rateSources: data.PAY_RATE_SOURCES,
    frameOrigin: data.PAY_FRAME_ORIGIN,
    walletConnect: walletConnectOf(data),
    openingsPerMinute: data.PAY_OPENINGS_PER_MINUTE,
    requestsPerMinute: {
      address: data.PAY_ADDRESS_REQUESTS_PER_MINUTE,
      key: data.PAY_KEY_REQUESTS_PER_MINUTE,
      payment: data.PAY_PAYMENT_REQUESTS_PER_MINUTE,
    },
    proxyHops: data.PAY_PROXY_HOPS,
    quoteLifetime: data.PAY_QUOTE_SECONDS,
    tolerance: data.PAY_TOLERANCE,
    chains,
    sweep: { every: data.PAY_SWEEP, key: data.PAY_SWEEP_KEY },
    screenList: data.PAY_SCREEN_LIST,
    relay: relayOf(data),
    webhooks,
    policy,
    backup: {
      folder: data.PAY_BACKUP_FOLDER,
      every: data.PAY_BACKUP_EVERY,
      keep: data.PAY_BACKUP_KEEP,
    },
    sentry: data.PAY_SENTRY_DSN,
    scriptFolder: data.PAY_SCRIPT_FOLDER ?? `dist/${data.PAY_MODE}`,
    scriptUrl: data.PAY_SCRIPT_URL,
    sandboxWalletUrl: data.PAY_SANDBOX_WALLET_URL,
    sandboxPace: data.PAY_SANDBOX_PACE,
    sandboxPanelUrl: data.PAY_SANDBOX_PANEL_URL,
    logLevel: data.PAY_LOG_LEVEL,
  }
}

/** The secrets of which something may be made that is still taken, the newest first. */
export function secretsOf({
  tokenSecret,
  previousTokenSecret,
}: Pick<Config, 'tokenSecret' | 'previousTokenSecret'>): readonly [Buffer, ...Buffer[]] {
  return previousTokenSecret === undefined ? [tokenSecret] : [tokenSecret, previousTokenSecret]
}

/** Single addresses that this endpoint, or a page that it serves, sends to. */
function problemsOfTargets(data: Settings, policy: Policy): string[] {
  const targets = {
    PAY_STORE_API_URL: data.PAY_STORE_API_URL,
    PAY_APP_LOGIN_URL: data.PAY_APP_LOGIN_URL,
    PAY_WALLETCONNECT_RELAY_URL: data.PAY_WALLETCONNECT_RELAY_URL,
    PAY_SENTRY_DSN: data.PAY_SENTRY_DSN?.url,
  }
  return Object.entries(targets).flatMap(([name, url]) =>
    url === undefined ? [] : problemsOfTarget(name, { url, policy, mode: data.PAY_MODE }),
  )
}

/** What speaks against an address of a setting before its name is looked up. */
function problemsOfTarget(
  name: string,
  { url: text, policy, mode }: { url: string; policy: Policy; mode: Config['mode'] },
): string[] {
  const url = new URL(text)
  const literal = checkLiteral(url, policy)
  if (!literal.ok) return [`${name}: ${literal.message}`]
  const sealed = url.protocol.startsWith('ws') ? 'wss' : 'https'
  const isOpen = mode === 'production' && url.protocol !== `${sealed}:` && !isListed(url, policy)
  return isOpen ? [`${name}: ${url.host} has to be reached by ${sealed}`] : []
}

function relayOf(data: Settings): RelayConfig | undefined {
  const { PAY_RELAY_KEY: key, PAY_RELAY_BUDGET: budget } = data
  if (key === undefined || budget === undefined) return undefined
  return { key, budget, perPayer: data.PAY_RELAY_PAYER_BUDGET, minimum: data.PAY_RELAY_MINIMUM }
}

/** One group of secrets for all targets, or one for each. */
function readWebhooks(
  { PAY_MODE: mode, PAY_WEBHOOK_URL: urls, PAY_WEBHOOK_SECRET: groups }: Settings,
  policy: Policy,
  problems: string[],
): WebhookTarget[] {
  if (groups.length !== urls.length && (groups.length !== 1 || urls.length === 0)) {
    problems.push(
      'PAY_WEBHOOK_SECRET: one for all of PAY_WEBHOOK_URL, or one for each, separated by semicolons',
    )
  }
  for (const url of urls)
    problems.push(...problemsOfTarget('PAY_WEBHOOK_URL', { url, policy, mode }))
  if (new Set(urls.map(targetName)).size < urls.length) {
    problems.push('PAY_WEBHOOK_URL: names one target twice')
  }
  return urls.map((url, at) => ({ url, secrets: groups[at] ?? groups[0] ?? [] }))
}

function walletConnectOf(data: Settings): WalletConnectConfig | undefined {
  const projectId = data.PAY_WALLETCONNECT_PROJECT_ID
  const relay = data.PAY_WALLETCONNECT_RELAY_URL
  return projectId === undefined ? undefined : { projectId, relay }
}

function storeOf(data: Settings): StoreConfig {
  const { PAY_APP_CLIENT_ID: clientId, PAY_APP_CLIENT_SECRET: clientSecret } = data
  return {
    hash: data.PAY_STORE_HASH,
    name: data.PAY_STORE_NAME,
    apiUrl: data.PAY_STORE_API_URL,
    token: data.PAY_STORE_TOKEN,
    origins: data.PAY_STORE_ORIGINS,
    methods: data.PAY_STORE_METHODS,
    statuses: { paid: data.PAY_STORE_STATUS_PAID, digital: data.PAY_STORE_STATUS_DIGITAL },
    app:
      clientId === undefined || clientSecret === undefined
        ? undefined
        : { clientId, clientSecret, loginUrl: data.PAY_APP_LOGIN_URL },
  }
}

/** The panel moves time and money of the sandbox, so nobody but this machine reaches it. */
function problemsOfPanel({ PAY_MODE: mode, PAY_SANDBOX_PANEL_URL: url }: Settings): string[] {
  if (url === undefined) return []
  if (mode === 'production') return ['PAY_SANDBOX_PANEL_URL: only the sandbox has a panel']
  return isLoopbackUrl(url)
    ? []
    : ['PAY_SANDBOX_PANEL_URL: must be on this machine: 127.0.0.0/8, [::1] or localhost']
}

/** Settings that belong together. */
function missingOf(data: Settings): string[] {
  const { PAY_STORE_TOKEN: token, PAY_APP_CLIENT_ID: id, PAY_APP_CLIENT_SECRET: secret } = data
  const problems: string[] = []
  if ((id === undefined) !== (secret === undefined)) {
    problems.push('PAY_APP_CLIENT_ID, PAY_APP_CLIENT_SECRET: set both, or neither')
  }
  if (data.PAY_MODE === 'production' && data.PAY_SANDBOX_WALLET_URL !== undefined) {
    problems.push('PAY_SANDBOX_WALLET_URL: only the sandbox has a wallet of its own')
  }
  if (data.PAY_MODE === 'production' && data.PAY_SANDBOX_PACE !== undefined) {
    problems.push('PAY_SANDBOX_PACE: only the sandbox is in a hurry')
  }
  problems.push(...problemsOfPanel(data))
  if (data.PAY_SWEEP !== 'off' && data.PAY_SWEEP_KEY === undefined) {
    problems.push('PAY_SWEEP_KEY: needed to sweep by itself, or set PAY_SWEEP=off')
  }
  if (data.PAY_BACKUP_EVERY !== undefined && data.PAY_BACKUP_FOLDER === undefined) {
    problems.push('PAY_BACKUP_FOLDER: needed with PAY_BACKUP_EVERY')
  }
  if (data.PAY_SCREEN.includes('list') !== (data.PAY_SCREEN_LIST !== undefined)) {
    problems.push('PAY_SCREEN_LIST: a file, together with the source list of PAY_SCREEN')
  }
  if (data.PAY_RELAY_KEY !== undefined && data.PAY_RELAY_BUDGET === undefined) {
    problems.push('PAY_RELAY_BUDGET: needed with PAY_RELAY_KEY')
  }
  if (data.PAY_TOKEN_SECRET_PREVIOUS?.equals(data.PAY_TOKEN_SECRET)) {
    problems.push('PAY_TOKEN_SECRET_PREVIOUS: is the same as PAY_TOKEN_SECRET')
  }
  // Each sender takes the next number of its account, and replaces what is stuck there.
  if (data.PAY_RELAY_KEY !== undefined && data.PAY_RELAY_KEY === data.PAY_SWEEP_KEY) {
    problems.push('PAY_RELAY_KEY: must be another key than PAY_SWEEP_KEY')
  }
  if (token === undefined && id === undefined) {
    problems.push('PAY_STORE_TOKEN: needed, unless the store installs the app (PAY_APP_CLIENT_ID)')
  }
  return problems
}

/**
 * `PAY_CHAIN_8453_RPC=https://a,https://b` offers Base; `PAY_CHAIN_8453_WATCH=https://a` only watches
 * it, for money that is sent there by mistake. `…_WS=wss://a` wakes it up, `…_ACCEPT=0x…` names
 * other dollars that count as USDC, `…_NATIVE_PRICE=3000` is what its coin costs.
 */
function readChains(
  environment: Record<string, string | undefined>,
  { publicUrl, policy }: { publicUrl: string; policy: Policy },
  problems: string[],
): ChainConfig[] {
  const isSandbox = environment.PAY_MODE === 'sandbox'
  const known = isSandbox ? [...testnets, ...sandboxChains(publicUrl)] : mainnets
  const ids = new Set<string>()
  for (const [name, value] of Object.entries(environment)) {
    const [, id = '', kind = ''] =
      /^PAY_CHAIN_(\d+)_(RPC|WATCH|WS|ACCEPT|NATIVE_PRICE)$/.exec(name) ?? []
    if (id === '' || value === undefined || value === '') continue
    if (known.every((definition) => `${definition.id}` !== id)) {
      problems.push(`${name}: ${whyUnknown(id, { isSandbox, publicUrl })}`)
    } else if (kind === 'RPC' || kind === 'WATCH') ids.add(id)
  }
  const chains = known
    .filter(({ id }) => ids.has(`${id}`))
    .map((definition) => readChain(environment, { definition, policy }, problems))
  if (chains.every(({ isOffered }) => !isOffered) && problems.length === 0) {
    problems.push('PAY_CHAIN_<id>_RPC: at least one network needs an RPC URL')
  }
  // The order of the definitions: cheapest and fastest first.
  return chains
}

/** Real money and play money never meet in one configuration: which of the two a network is, and what to do. */
function whyUnknown(
  id: string,
  { isSandbox, publicUrl }: { isSandbox: boolean; publicUrl: string },
): string {
  const others = isSandbox ? mainnets : [...testnets, ...sandboxChains(publicUrl)]
  const name = others.find((definition) => `${definition.id}` === id)?.name
  if (name === undefined) {
    return `there is no network ${id} in ${isSandbox ? 'the sandbox' : 'production'}`
  }
  return isSandbox
    ? `${name} is a main network, with real money; remove it, or set PAY_MODE=production and name main networks only`
    : `${name} is a test network, with play money; remove it, or set PAY_MODE=sandbox and name test networks only`
}

function readChain(
  environment: Record<string, string | undefined>,
  { definition, policy }: { definition: ChainDefinition; policy: Policy },
  problems: string[],
): ChainConfig {
  const prefix = `PAY_CHAIN_${definition.id}`
  const listOf = (kind: string) =>
    (environment[`${prefix}_${kind}`] ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
  const offered = listOf('RPC')
  const rpcUrls = [...offered, ...listOf('WATCH')]
  const [websocketUrl] = listOf('WS')
  const isUrl = (pattern: RegExp) => (url: string) =>
    canParse(url) && pattern.test(new URL(url).protocol)
  if (!rpcUrls.every(isUrl(/^https?:$/))) {
    problems.push(`${prefix}_${offered.length > 0 ? 'RPC' : 'WATCH'}: must be http(s) URLs`)
  }
  if (!listOf('WS').every(isUrl(/^wss?:$/))) problems.push(`${prefix}_WS: must be ws(s) URLs`)
  for (const kind of ['RPC', 'WATCH', 'WS']) {
    for (const url of listOf(kind).filter(canParse)) {
      const literal = checkLiteral(new URL(url), policy)
      if (!literal.ok) problems.push(`${prefix}_${kind}: ${literal.message}`)
    }
  }
  const accepts = listOf('ACCEPT').flatMap((text) => {
    const token = definition.otherDollars.find(
      ({ address }) => address.toLowerCase() === text.toLowerCase(),
    )
    if (token === undefined) {
      const names = definition.otherDollars.map(({ symbol, address }) => `${symbol} ${address}`)
      problems.push(`${prefix}_ACCEPT: ${text} is not one of ${names.join(', ') || 'none'}`)
    }
    return token === undefined ? [] : [parseAddress(token.address)]
  })
  const priceText = environment[`${prefix}_NATIVE_PRICE`] ?? ''
  const price = priceText === '' ? undefined : parseAmount(priceText)
  if (price?.ok === false) problems.push(`${prefix}_NATIVE_PRICE: ${price.message}`)
  return {
    definition,
    rpcUrls,
    policy,
    ...(price?.ok === true ? { nativePrice: price.value } : {}),
    ...(websocketUrl === undefined ? {} : { websocketUrl }),
    isOffered: offered.length > 0,
    accepts,
  }
}

/** A network without Chainalysis' oracle keeps the other sources; it needs one of them. */
function withScreens(
  chain: ChainConfig,
  sources: readonly ScreenSource[],
  problems: string[],
): ChainConfig {
  const { name, sanctionsOracle } = chain.definition
  if (!chain.isOffered || sources.length === 0) return chain
  const screens = sources.filter(
    (source) => source !== 'chainalysis' || sanctionsOracle !== undefined,
  )
  if (screens.length === 0) {
    problems.push(`PAY_SCREEN: Chainalysis has no oracle on ${name}; add usdc or list`)
  }
  return { ...chain, screens: [...new Set(screens)] }
}

/** A setting that is left empty in a file is not set. */
function withoutEmpty(environment: Record<string, string | undefined>) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n')
}
