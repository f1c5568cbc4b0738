import { z } from 'zod'
import type { ChainDefinition } from '../chains/definition.js'
import { mainnets } from '../chains/definitions/mainnets.js'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { PayWithUsdcError } from '../errors/index.js'
import { type Address, parseAddress } from '../receiver/index.js'

/** A network that this endpoint watches. */
export type ChainConfig = {
  readonly definition: ChainDefinition
  /** JSON-RPC URLs; the second one gives the second look. */
  readonly rpcUrls: readonly string[]
  /** A websocket that tells of new blocks. Only a wake-up: what it says is not believed. */
  readonly websocketUrl?: string
}

/** Everything that the endpoint is told by its surroundings. */
export type Config = {
  readonly mode: 'production' | 'sandbox'
  readonly host: string
  readonly port: number
  /** Where shoppers reach the endpoint; no slash at the end. */
  readonly publicUrl: string
  readonly databasePath: string
  /** Signs payment tokens. 32 bytes. */
  readonly tokenSecret: Buffer
  /** SHA-256 of each merchant key, hex. */
  readonly apiKeyHashes: readonly string[]
  /** Newest first; new orders use the first. */
  readonly treasuries: readonly [Address, ...Address[]]
  readonly store: {
    readonly hash: string
    readonly url: string
    readonly token: string
    /** Origins of the storefront, exactly as browsers send them. */
    readonly origins: readonly string[]
  }
  /** Seconds until a quote ends. */
  readonly quoteLifetime: number
  readonly chains: readonly ChainConfig[]
  /** Folder with the built scripts of this mode. */
  readonly scriptFolder: string
  /** Where pages load the scripts from, when not from this endpoint; no slash at the end. */
  readonly scriptUrl: string | undefined
  readonly logLevel: string
}

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((item) => item.trim()))
  .transform((items) => items.filter((item) => item !== ''))
const origin = (text: string) => new URL(text).origin === text
const noSlash = (text: string) => text.replace(/\/+$/, '')

const environmentSchema = z.object({
  PAY_MODE: z.enum(['production', 'sandbox']).default('production'),
  PAY_HOST: z.string().default('127.0.0.1'),
  PAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8787),
  PAY_PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform(noSlash),
  PAY_DATABASE: z.string().min(1).default('pay-with-usdc.db'),
  PAY_TOKEN_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits: openssl rand -hex 32')
    .transform((hex) => Buffer.from(hex, 'hex')),
  PAY_API_KEY_HASHES: list.refine((hashes) => hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash)), {
    message: 'must be SHA-256 hashes in hex: printf %s "$KEY" | sha256sum',
  }),
  PAY_TREASURY: list
    .refine((items) => items.length > 0 && items.every(isAddress), {
      message: 'must be one address or several, with a correct checksum',
    })
    .transform((items) => items.map(parseAddress) as [Address, ...Address[]]),
  PAY_STORE_HASH: z.string().regex(/^[a-z0-9-]{1,64}$/),
  PAY_STORE_URL: z.url({ protocol: /^https?$/ }),
  PAY_STORE_TOKEN: z.string().min(16),
  PAY_STORE_ORIGINS: list.refine((items) => items.every((item) => canParse(item) && origin(item)), {
    message: 'must be origins such as https://shop.example, without a path',
  }),
  PAY_QUOTE_SECONDS: z.coerce.number().int().min(60).max(86_400).default(1_800),
  PAY_SCRIPT_FOLDER: z.string().optional(),
  PAY_SCRIPT_URL: z
    .url({ protocol: /^https?$/ })
    .transform(noSlash)
    .optional(),
  PAY_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

function isAddress(text: string): boolean {
  try {
    parseAddress(text)
    return true
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
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues)
      problems.push(`${path.join('.')}: ${message}`)
  }
  const publicUrl = noSlash(environment.PAY_PUBLIC_URL ?? '')
  const chains = readChains(environment, publicUrl, problems)
  if (problems.length > 0 || !parsed.success) {
    throw new PayWithUsdcError(
      'config_invalid',
      `The settings are not valid.\n${bullets(problems)}`,
      {
        hint: 'See .env.example: every setting is explained there.',
      },
    )
  }
  const { data } = parsed
  return {
    mode: data.PAY_MODE,
    host: data.PAY_HOST,
    port: data.PAY_PORT,
    publicUrl: data.PAY_PUBLIC_URL,
    databasePath: data.PAY_DATABASE,
    tokenSecret: data.PAY_TOKEN_SECRET,
    apiKeyHashes: data.PAY_API_KEY_HASHES,
    treasuries: data.PAY_TREASURY,
    store: {
      hash: data.PAY_STORE_HASH,
      url: data.PAY_STORE_URL,
      token: data.PAY_STORE_TOKEN,
      origins: data.PAY_STORE_ORIGINS,
    },
    quoteLifetime: data.PAY_QUOTE_SECONDS,
    chains,
    scriptFolder: data.PAY_SCRIPT_FOLDER ?? `dist/${data.PAY_MODE}`,
    scriptUrl: data.PAY_SCRIPT_URL,
    logLevel: data.PAY_LOG_LEVEL,
  }
}

/** `PAY_CHAIN_8453_RPC=https://a,https://b` enables Base, `PAY_CHAIN_8453_WS=wss://a` wakes it up. */
function readChains(
  environment: Record<string, string | undefined>,
  publicUrl: string,
  problems: string[],
): ChainConfig[] {
  const isSandbox = environment.PAY_MODE === 'sandbox'
  const known = isSandbox ? [...testnets, sandboxChain(publicUrl)] : mainnets
  const chains: ChainConfig[] = []
  for (const [name, value] of Object.entries(environment)) {
    const match = /^PAY_CHAIN_(\d+)_(RPC|WS)$/.exec(name)
    if (match === null || value === undefined || value === '') continue
    const definition = known.find(({ id }) => `${id}` === match[1])
    const urls = value.split(',').map((url) => url.trim())
    const protocol = match[2] === 'RPC' ? /^https?:$/ : /^wss?:$/
    if (definition === undefined) {
      const mode = isSandbox ? 'the sandbox' : 'production'
      problems.push(`${name}: there is no network ${match[1]} in ${mode}`)
    } else if (!urls.every((url) => canParse(url) && protocol.test(new URL(url).protocol))) {
      problems.push(`${name}: must be ${match[2] === 'RPC' ? 'http(s)' : 'ws(s)'} URLs`)
    } else if (match[2] === 'RPC') {
      const websocketUrl = environment[`PAY_CHAIN_${definition.id}_WS`]
      const websocket = websocketUrl === undefined ? {} : { websocketUrl }
      chains.push({ definition, rpcUrls: urls, ...websocket })
    }
  }
  if (chains.length === 0 && problems.length === 0) {
    problems.push('PAY_CHAIN_<id>_RPC: at least one network needs an RPC URL')
  }
  // The order of the definitions: cheapest and fastest first.
  return chains.sort((a, b) => known.indexOf(a.definition) - known.indexOf(b.definition))
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n')
}
