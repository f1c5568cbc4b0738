import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { jsonInHtml } from '../../endpoint/routes/frame.js'
import { frameCss, page, pagePolicy } from '../../endpoint/routes/page.js'
import type { Scripts } from '../../endpoint/scripts.js'
import {
  type WalletConnectConfig,
  walletConnectAttributes,
  walletConnectOrigins,
} from '../../endpoint/walletConnect.js'
import { PayWithUsdcError } from '../../errors/index.js'
import type { Address } from '../../receiver/index.js'
import { headersFile, type Rule } from './headers.js'
import { readme } from './readme.js'

/** What a frame on a host of its own is made for: one store. */
export type FrameSettings = {
  readonly mode: 'production' | 'sandbox'
  /** The endpoint's base; no slash at the end. */
  readonly endpoint: string
  /** The storefront's origins: only they may show the frame. */
  readonly origins: readonly string[]
  /** Newest first. */
  readonly treasuries: readonly Address[]
  readonly walletConnect: WalletConnectConfig | undefined
}

/** The frame's script. */
const entry = 'frame.js'
/** What it loads beside itself when it is needed; without the first two there is no payment. */
const parts = ['pay-with-usdc-live.js', 'pay-with-usdc-wallet.js']
const isPart = (name: string): boolean => name.startsWith('pay-with-usdc-')

/**
 * The files of a frame on a host of its own: path → content.
 *
 * The endpoint is not asked for anything here, so whoever takes it over later changes neither the
 * frame's code nor the treasury that the frame insists on.
 *
 * @throws PayWithUsdcError `scripts_missing`
 */
export async function frameFiles(
  settings: FrameSettings,
  scripts: Scripts,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const folder = `script/${scripts.version}`
  const names = new Set([entry, ...parts, ...[...scripts.files.keys()].filter(isPart)])
  const needed = [...names].map((name) => ({ name, ...scriptOf(scripts, name) }))
  const { integrity } = scriptOf(scripts, entry)
  const rules = rulesOf({ settings, folder, integrity })
  const index = await pageOf(settings, `/${folder}/${entry}`, integrity)
  return new Map<string, string | Uint8Array>([
    ['frame/index.html', index],
    ...needed.map(({ name, bytes }) => [`${folder}/${name}`, bytes] as const),
    ['_headers', headersFile(rules)],
    ['headers.json', `${JSON.stringify(rules, null, 2)}\n`],
    ['README.txt', readme({ settings, rules })],
  ])
}

function scriptOf(scripts: Scripts, name: string) {
  const script = scripts.files.get(name)
  if (script !== undefined) return script
  throw new PayWithUsdcError('scripts_missing', `The built scripts have no ${name}.`, {
    hint: 'Run npm run build.',
  })
}

async function pageOf(
  { mode, endpoint, origins, treasuries, walletConnect }: FrameSettings,
  src: string,
  integrity: string,
): Promise<string> {
  const attributes = walletConnectAttributes(walletConnect)
  const settings = jsonInHtml({ endpoint, origins, treasuries, mode, attributes })
  const text = await page({
    lang: 'en',
    title: 'Pay with USDC',
    bare: true,
    body: html`<script type="application/json" id="frame-settings">${raw(settings)}</script>
<script src="${src}" integrity="${integrity}" crossorigin="anonymous" defer></script>`,
  })
  return `${text}\n`
}

function rulesOf({
  settings: { endpoint, origins, walletConnect },
  folder,
  integrity,
}: {
  settings: FrameSettings
  folder: string
  integrity: string
}): readonly Rule[] {
  const { origin, pathname } = new URL(endpoint)
  const policy = pagePolicy({
    // A hash allows a file only with `integrity`, so nothing but these bytes runs. They load the
    // parts, each with its own `integrity`: a list of thirty hashes would be too long for a header.
    scripts: [`'${integrity}'`, "'strict-dynamic'"],
    styles: [`'sha384-${createHash('sha384').update(frameCss).digest('base64')}'`],
    // A path without a slash at its end would allow that one address only.
    connect: [pathname === '/' ? origin : `${endpoint}/`, ...walletConnectOrigins(walletConnect)],
    frameAncestors: origins,
    logo: true,
  })
  const frame = {
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  }
  const script = {
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  }
  return [
    { path: '/frame', headers: frame },
    { path: '/frame/*', headers: frame },
    { path: `/${folder}/*`, headers: script },
  ]
}
