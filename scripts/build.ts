// Builds everything that a browser loads, and the endpoint: `npx tsx scripts/build.ts`.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import type { CSSResult } from 'lit'
import { build, type InlineConfig, type Plugin } from 'vite'
import { mainnets } from '../src/chains/definitions/mainnets.js'
import { sandboxChains } from '../src/chains/definitions/sandbox.js'
import { testnets } from '../src/chains/definitions/testnets.js'
import { amountStyles } from '../src/element/amount/amount.styles.js'
import { bannerStyles } from '../src/element/banner/banner.styles.js'
import { base } from '../src/element/base.styles.js'
import type { LateParts } from '../src/element/live/part.js'
import { delivery, type PartFile } from '../src/element/loadPart.js'
import { payStyles } from '../src/element/pay.styles.js'
import { tokens } from '../src/element/tokens.styles.js'
import { languages } from '../src/lang/languages.js'
import { storefronts } from '../src/lang/storefronts.js'
import type { LanguageFile } from '../src/storefront/defineWithParts.js'
import { buildEndpoint } from './buildEndpoint.js'
import { customElementsManifest } from './customElements.js'
import { minifyTemplates } from './minifyTemplates.js'
import { slimDependencies } from './slimDependencies.js'
import { slimWalletConnect } from './slimWalletConnect.js'
import { slimWeb3Modal } from './slimWeb3Modal.js'
import { writeTypings } from './typings.js'

const root = join(import.meta.dirname, '..')
const { version }: { version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

/** What `manifest.json` says of one file. */
export type ManifestFile = PartFile & {
  readonly bytes: number
  readonly brotli: number
}

/** Builds one entry into one classic script that needs nothing else. */
async function buildScript(
  entry: string,
  define: Record<string, string> = {},
  plugins: Plugin[] = [slimWalletConnect(), slimDependencies(), minifyTemplates()],
): Promise<string> {
  const config: InlineConfig = {
    root,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    plugins,
    // Whatever NODE_ENV says: never lit's development build.
    resolve: { conditions: ['production', 'browser', 'module'] },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      lib: { entry: join(root, entry), formats: ['iife'], name: 'unused' },
      rollupOptions: {
        output: { codeSplitting: false, exports: 'none', extend: true },
      },
    },
  }
  const outputs = await build(config)
  const chunks = [outputs].flat().flatMap((result) => ('output' in result ? result.output : []))
  const [chunk, ...others] = chunks
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error(`${entry} did not become one self-contained file.`)
  }
  return chunk.code
}

/** A script's hash, as the `integrity` attribute wants it. */
export function integrityOf(code: string, algorithm: 'sha384' | 'sha256' = 'sha384'): string {
  return `${algorithm}-${createHash(algorithm).update(code).digest('base64')}`
}

function fileOf(file: string, code: string): ManifestFile {
  const bytes = Buffer.from(code)
  return {
    file,
    integrity: integrityOf(code),
    bytes: bytes.length,
    brotli: brotliCompressSync(bytes).length,
  }
}

const elementFile = 'pay-with-usdc.js'
/** The part that holds all that is known of the variant's networks. */
const liveFile = 'pay-with-usdc-live.js'

/** The late parts, the same for all variants: each is one file beside the live part, which holds its hash. */
const partFiles = {
  wallets: { entry: 'src/storefront/walletPart.ts', file: 'pay-with-usdc-wallet.js' },
  walletConnect: {
    entry: 'src/storefront/walletConnectPart.ts',
    file: 'pay-with-usdc-walletconnect.js',
  },
  web3modal: {
    entry: 'src/storefront/web3modalPart.ts',
    file: 'pay-with-usdc-web3modal.js',
    plugins: [slimWeb3Modal()],
  },
  exchange: { entry: 'src/storefront/exchangePart.ts', file: 'pay-with-usdc-exchange.js' },
  receipt: { entry: 'src/storefront/receiptPart.ts', file: 'pay-with-usdc-receipt.js' },
} satisfies Record<keyof LateParts, { entry: string; file: string; plugins?: Plugin[] }>

type Part = keyof typeof partFiles

/** The networks of each variant; where the sandbox's own chain is served does not matter here. */
const networks = {
  production: mainnets,
  sandbox: [...sandboxChains('http://localhost'), ...testnets],
} as const

/** The texts of the lazy parts, the same for all variants. */
export type Parts = Readonly<Record<Part, string>>

/** Builds the lazy parts. */
export async function buildParts(): Promise<Parts> {
  const names = Object.keys(partFiles) as Part[]
  const texts = await Promise.all(
    names.map((part) => {
      const { entry, plugins }: { entry: string; plugins?: Plugin[] } = partFiles[part]
      return buildScript(entry, {}, plugins)
    }),
  )
  return Object.fromEntries(names.map((part, at) => [part, texts[at]])) as Parts
}

/**
 * The two scripts of each language: tag → file → text. They are words only, so they are written and
 * not built.
 */
async function languageScripts(): Promise<Map<string, Map<string, string>>> {
  const scripts = new Map<string, Map<string, string>>()
  for (const [tag, part] of Object.entries(languages)) {
    const { core, more } = await part()
    const second = `pay-with-usdc-${tag}-more.js`
    const secondText = wordsScript(await more())
    // The core knows the keys, and must stay small.
    const first: LanguageFile = {
      core: Object.values(core),
      more: integrityOf(secondText, 'sha256'),
    }
    scripts.set(
      tag,
      new Map([
        [`pay-with-usdc-${tag}.js`, wordsScript(first)],
        [second, secondText],
      ]),
    )
  }
  return scripts
}

/** The words of the storefront script, one file for each language: tag → text. */
function storefrontScripts(): Map<string, string> {
  return new Map(
    Object.entries(storefronts).map(([tag, words]) => [tag, wordsScript(Object.values(words))]),
  )
}

/** The hashes of scripts by their tags, as `readHashes` reads them. */
function hashesOf(scripts: Iterable<readonly [tag: string, text: string]>): string {
  const hashes = [...scripts].map(([tag, text]) => {
    return `${tag}=${integrityOf(text, 'sha256').replace(/^sha256-|=$/g, '')}`
  })
  return JSON.stringify(hashes.join(' '))
}

/** A script that hands over words, as `deliverPart` does. */
function wordsScript(words: unknown): string {
  const event = `new CustomEvent(${JSON.stringify(delivery)},{detail:${JSON.stringify(words)}})`
  return `document.currentScript?.dispatchEvent(${event})\n`
}

/** Builds the core of one variant and what stands around it, and writes all with the parts and a manifest. */
export async function buildVariant(options: {
  variant: 'production' | 'sandbox'
  parts: Parts
  folder: string
}): Promise<ManifestFile[]> {
  const { variant, parts, folder } = options
  const texts = new Map<string, string>()
  for (const part of Object.keys(partFiles) as Part[]) texts.set(partFiles[part].file, parts[part])
  const spoken = await languageScripts()
  for (const scripts of spoken.values()) {
    for (const [file, text] of scripts) texts.set(file, text)
  }
  const storefrontWords = storefrontScripts()
  for (const [tag, text] of storefrontWords) texts.set(`storefront-${tag}.js`, text)
  const reference = (file: string): PartFile => ({
    file,
    integrity: integrityOf(texts.get(file) ?? ''),
  })
  const late = Object.entries(partFiles).map(([part, { file }]) => [part, reference(file)])
  const live = await buildScript(`src/storefront/livePart.${variant}.ts`, {
    __LATE__: JSON.stringify(Object.fromEntries(late)),
  })
  texts.set(liveFile, live)
  const known = {
    __LIVE__: JSON.stringify(reference(liveFile)),
    __LANGUAGES__: hashesOf(
      [...spoken].map(([tag, scripts]) => [tag, scripts.get(`pay-with-usdc-${tag}.js`) ?? '']),
    ),
    __CHAINS__: JSON.stringify(networks[variant].map(({ id, name, usdc }) => ({ id, name, usdc }))),
    __SANDBOX__: `${variant === 'sandbox'}`,
  }
  const core = await buildScript('src/storefront/element.ts', known)
  texts.set(elementFile, core)
  const [storefront, frame] = await Promise.all([
    buildScript('src/storefront/storefront.ts', {
      __ELEMENT__: JSON.stringify(reference(elementFile)),
      __NETWORKS__: JSON.stringify(networks[variant].map(({ name }) => name)),
      __LANGUAGES__: hashesOf(storefrontWords),
    }),
    buildScript('src/storefront/frameScript.ts', known),
  ])
  texts.set('storefront.js', storefront).set('frame.js', frame)
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of texts) writeFileSync(join(folder, file), text)
  writeFileSync(join(folder, 'card.css'), cardCss(variant))
  const files = [...texts].map(([file, text]) => fileOf(file, text))
  const manifest = { version, variant, files }
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return files
}

/** The element's own styles as text: the endpoint draws its first view on the hosted page with them. */
const cardCss = (variant: keyof typeof networks): string =>
  cssText([
    ...[tokens, base, amountStyles, payStyles],
    ...(variant === 'sandbox' ? [bannerStyles] : []),
  ])

/** Styles as one line of text. */
function cssText(styles: readonly CSSResult[]): string {
  return styles
    .map((style) => style.cssText)
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
}

/** The library for bundlers: the class and its events, and an entry that defines the element. */
async function buildLibrary(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [minifyTemplates()],
    define: { __SKELETON_CSS__: JSON.stringify(cssText([tokens, base])) },
    build: {
      target: 'es2022',
      outDir: join(root, 'dist/element'),
      emptyOutDir: true,
      copyPublicDir: false,
      lib: {
        entry: {
          index: join(root, 'src/element/index.ts'),
          register: join(root, 'src/element/register.ts'),
          react: join(root, 'src/react/index.ts'),
          server: join(root, 'src/element/server.ts'),
        },
        formats: ['es'],
      },
      rollupOptions: {
        external: [/^lit/, /^react/, /^@noble\//, /^@wagmi\//, /^viem/, /^qrcode/],
        // For frameworks with server components: this entry has state and effects.
        output: { banner: ({ name }) => (name === 'react' ? "'use client';" : '') },
      },
    },
  })
  execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
  writeTypings(join(root, 'dist/typings'))
}

/** Builds everything: both variants, the demo's script, the library and its manifest, the endpoint. */
export async function buildAll(): Promise<void> {
  const parts = await buildParts()
  for (const variant of ['production', 'sandbox'] as const) {
    rmSync(join(root, 'dist', variant), { recursive: true, force: true })
    const folder = join(root, 'dist', variant, version)
    for (const file of await buildVariant({ variant, parts, folder })) {
      console.log(`${variant}/${version}/${file.file}  ${file.bytes} B, ${file.brotli} B brotli`)
      console.log(`  ${file.integrity}`)
    }
  }
  const demo = join(root, 'dist/demo')
  mkdirSync(demo, { recursive: true })
  writeFileSync(join(demo, 'demo.js'), await buildScript('demo/client/demo.ts'))
  writeFileSync(join(demo, 'panel.js'), await buildScript('demo/panel/panel.ts'))
  writeFileSync(join(demo, 'wallet.js'), await buildScript('demo/client/wallet.ts'))
  writeFileSync(join(demo, 'checkout.js'), await buildScript('demo/checkout/entry.ts'))
  await buildLibrary()
  await buildEndpoint({ folder: join(root, 'dist/endpoint') })
  const manifest = customElementsManifest()
  writeFileSync(join(root, 'dist/custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
