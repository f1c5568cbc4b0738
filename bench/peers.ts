import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'

const folder = join(import.meta.dirname, 'peers')

/** What the peers are: a script each, but x402's paywall, which is a page of its own. */
export const peerNames = [
  'stripe',
  'base-account',
  'appkit-pay',
  'solana-pay',
  'onchainkit',
  'x402',
  'web3modal',
  'depay',
  'appkit',
] as const

/** A peer's name. */
export type Peer = (typeof peerNames)[number]

/** A page of a peer as a browser loads it. */
export type BuiltPage = {
  readonly html: string
  /** File name → text: what the page's entry consists of, and what that loads later. */
  readonly files: ReadonlyMap<string, string>
  /** Brotli bytes that are loaded before anything is drawn. */
  readonly eager: number
  /** Brotli bytes of all files, also those that are never asked for. */
  readonly all: number
}

/** What a paywall asks for: 25.50 USDC on Base. */
const requirement = {
  scheme: 'exact',
  network: 'eip155:8453',
  amount: '25500000',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  payTo: `0x${'11'.repeat(20)}`,
  maxTimeoutSeconds: 60,
  extra: { name: 'USD Coin', version: '2' },
}

/**
 * x402's paywall is not installable: one of its dependencies names a package that is gone. Its page
 * for EVM chains is whole in its tarball.
 */
const x402 = {
  package: '@x402/paywall@2.12.0',
  integrity:
    'sha512-CM+urOudWVKrmOpt0/KQx6ZUKSopMp2pujPSQsjMVNcFbJtlMzs36QQ1Usxj/2Iy61T66LN+YdT/4mJSZdCdqw==',
}

/** Installs the peers at the versions of their lock file, unless they are there. */
export function installPeers(): void {
  const isThere = existsSync(join(folder, 'node_modules/.package-lock.json'))
  if (!isThere) {
    process.stdout.write('Installing the peers, once …\n')
    run('npm', ['ci', '--ignore-scripts'], folder)
  }
  unpackPaywall()
}

function unpackPaywall(): void {
  const place = join(folder, 'node_modules/.x402')
  if (existsSync(join(place, 'package'))) return
  mkdirSync(place, { recursive: true })
  run('npm', ['pack', x402.package, '--silent'], place)
  const tarball = 'x402-paywall-2.12.0.tgz'
  const hash = createHash('sha512')
    .update(readFileSync(join(place, tarball)))
    .digest('base64')
  if (`sha512-${hash}` !== x402.integrity) throw new Error(`${x402.package} is not what it was.`)
  run('tar', ['xzf', tarball], place)
}

function run(command: string, given: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, given, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${command} ${given.join(' ')} failed.`)
}

/** DePay draws with a function that React 19 has no more. */
const olderReact = { 'react-dom': 'react-dom-18', react: 'react-18' }

/** Builds one peer's page with the bundler that builds ours. */
export async function buildPeer(name: Peer | 'bare'): Promise<BuiltPage> {
  if (name === 'x402') return paywallPage()
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    base: './',
    resolve: { alias: name === 'depay' ? olderReact : {} },
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis', 'process.env': '{}' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rollupOptions: { input: join(folder, 'entries', `${name}.js`) },
    },
  })
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  const chunks = new Map(
    outputs.flatMap((output) => (output.type === 'chunk' ? [[output.fileName, output]] : [])),
  )
  const eager = new Set<string>()
  const add = (file: string) => {
    const chunk = chunks.get(file)
    if (chunk === undefined || eager.has(file)) return
    eager.add(file)
    for (const next of chunk.imports) add(next)
  }
  for (const [file, chunk] of chunks) if (chunk.isEntry) add(file)
  const texts = outputs.map((output) => {
    const text = output.type === 'chunk' ? output.code : Buffer.from(output.source).toString()
    return [output.fileName, text] as const
  })
  const sizes = new Map(texts.map(([file, text]) => [file, brotliSize(text)]))
  const sum = (files: Iterable<string>) =>
    [...files].reduce((all, one) => all + (sizes.get(one) ?? 0), 0)
  const [entry = ''] = eager
  return {
    // Known files are named in the page, as every bundler does it: no hop from file to file.
    html: pageOf({
      entry,
      preloads: [...eager].slice(1),
      styles: [...sizes.keys()].filter((file) => file.endsWith('.css')),
    }),
    files: new Map(texts),
    eager: sum(eager),
    all: sum(sizes.keys()),
  }
}

/** The eager bytes of a peer. */
function brotliSize(text: string): number {
  return brotliCompressSync(text).length
}

function pageOf({
  entry,
  preloads,
  styles,
}: {
  entry: string
  preloads: readonly string[]
  styles: readonly string[]
}): string {
  const links = [
    ...preloads.map((file) => `<link rel="modulepreload" href="./${file}">`),
    ...styles.map((file) => `<link rel="stylesheet" href="./${file}">`),
  ]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title><link rel="icon" href="data:,">${links.join('')}</head><body><h1>Thank you</h1><div id="place"></div><script type="module" src="./${entry}"></script><script type="module">start(document.querySelector('#place'))</script></body></html>`
}

/** The page that x402's middleware answers with. */
async function paywallPage(): Promise<BuiltPage> {
  const module = join(folder, 'node_modules/.x402/package/dist/esm/evm/index.js')
  const { evmPaywall } = (await import(pathToFileURL(module).href)) as {
    evmPaywall: { generateHtml(one: object, all: object, config: object): string }
  }
  const resource = { url: 'http://localhost/', description: 'An order', mimeType: 'text/html' }
  const required = { x402Version: 2, error: 'Payment required', resource, accepts: [requirement] }
  const html = evmPaywall.generateHtml(requirement, required, { testnet: false, appName: 'Shop' })
  const size = brotliSize(html)
  return { html, files: new Map(), eager: size, all: size }
}
