import { PayWithUsdcError } from '../../errors/index.js'
import { isLoopbackUrl } from '../../protocol/loopback.js'
import { type Finding, findingsOf, reasonOf } from '../doctor/finding.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Names that the sandbox and the campaigns use, and no real shop. */
const sandboxHash = /^(sandbox|demo|test)$/
const sandboxClient = /^(sandbox|campaign)-client$/

/** What a setting holds that is the sandbox's, and what to write instead. */
type Rule = readonly [name: string, isLeft: (value: string) => string | undefined, next: string]

/** Why a URL is none of the internet's. */
const notPublic = (url: string): string | undefined => {
  if (isLoopbackUrl(url)) return 'leads to this machine'
  return /^https:/i.test(url) ? undefined : 'is not https'
}

const anyNotPublic = (urls: string) =>
  urls
    .split(',')
    .map((url) => notPublic(url.trim()))
    .find((why) => why !== undefined)

const rules: readonly Rule[] = [
  [
    'PAY_MODE',
    (mode) => (mode === 'production' ? undefined : `is ${mode}`),
    'Set PAY_MODE=production, and name main networks only (PAY_CHAIN_8453_RPC=…).',
  ],
  [
    'PAY_PUBLIC_URL',
    notPublic,
    'Set it to the https address at which shoppers reach your endpoint, behind a reverse proxy with TLS.',
  ],
  [
    'PAY_STORE_HASH',
    (hash) => (sandboxHash.test(hash) ? `is ${hash}, the emulated store's` : undefined),
    "Set it to your store's: the part of its API path behind stores/.",
  ],
  [
    'PAY_STORE_API_URL',
    notPublic,
    'Leave it out: BigCommerce is at https://api.bigcommerce.com by itself.',
  ],
  ['PAY_STORE_ORIGINS', anyNotPublic, "Set it to your storefront's own https origins."],
  [
    'PAY_APP_CLIENT_ID',
    (id) => (sandboxClient.test(id) ? `is ${id}, the emulator's` : undefined),
    "Set it and PAY_APP_CLIENT_SECRET to those of your app in BigCommerce's developer portal, or leave both out.",
  ],
  [
    'PAY_APP_LOGIN_URL',
    notPublic,
    'Leave it out: BigCommerce signs in at https://login.bigcommerce.com by itself.',
  ],
  ['PAY_FRAME_ORIGIN', notPublic, 'Set it to the https origin that serves your frame.'],
  [
    'PAY_SCRIPT_URL',
    (url) => notPublic(url) ?? (/sandbox/i.test(url) ? 'names the sandbox' : undefined),
    'Leave it out, or set it to the https folder that holds dist/production.',
  ],
  [
    'PAY_SCRIPT_FOLDER',
    (folder) => (/sandbox/i.test(folder) ? `is ${folder}` : undefined),
    'Leave it out: production serves dist/production by itself.',
  ],
  ['PAY_SANDBOX_WALLET_URL', () => 'is set', 'Remove it: real shoppers have wallets of their own.'],
  ['PAY_SANDBOX_PANEL_URL', () => 'is set', 'Remove it: only the sandbox has a panel.'],
]

/** What of the settings still points at the sandbox; one finding for each. */
export function checkLeftovers(environment: Environment): Finding[] {
  const { ok, problem } = findingsOf('sandbox')
  const findings = rules.flatMap(([name, isLeft, next]) => {
    const value = environment[name] ?? ''
    const why = value === '' ? undefined : isLeft(value)
    return why === undefined ? [] : [problem(`${name} ${why}.`, next)]
  })
  return findings.length > 0 ? findings : [ok('No setting points at the sandbox.')]
}

/** Whether the scripts that are served were built for production. */
export function checkScripts(readScripts: () => { readonly version: string }): Finding {
  const { ok, problem } = findingsOf('scripts')
  try {
    return ok(`The scripts are those of production, version ${readScripts().version}.`)
  } catch (error) {
    if (!(error instanceof PayWithUsdcError)) throw error
    return problem(error.message, error.hint ?? 'Run npm run build.')
  }
}

/**
 * Whether the database holds payments of test networks. Play money must not stand in real books.
 *
 * @param readNames each network that a payment was opened for, such as `eip155:8453`; nothing where
 * there is no database yet
 * @param known ids of the main networks
 */
export async function checkDatabase({
  readNames,
  known,
}: {
  readNames: () => Promise<readonly string[] | undefined>
  known: readonly number[]
}): Promise<Finding> {
  const { ok, problem, unchecked } = findingsOf('database')
  try {
    const names = await readNames()
    if (names === undefined) return ok('There is none yet: the endpoint makes it when it starts.')
    const others = names.filter((name) => !known.some((id) => name === `eip155:${id}`))
    if (others.length === 0) return ok('It holds no payment of a test network.')
    return problem(
      `It holds payments of test networks: ${others.join(', ')}.`,
      'Set PAY_DATABASE to a new, empty one for production, and keep this one for the sandbox.',
    )
  } catch (error) {
    return unchecked(
      `It cannot be read: ${reasonOf(error)}.`,
      'Run this where the endpoint runs, with its PAY_DATABASE.',
    )
  }
}
