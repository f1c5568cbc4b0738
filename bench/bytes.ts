import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { buildAll } from '../scripts/build.js'
import type { Measure } from './measure.js'

const peersFolder = join(import.meta.dirname, 'peers')
const names = ['stripe', 'depay', 'base-account', 'onchainkit', 'appkit-pay']

/** What a merchant's page holds before any script of ours has run. */
const snippet = `<pay-with-usdc endpoint="https://pay.example" store="abc123" order="1042" cart="8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11" total="25.50" currency="USD" treasury="0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"><a href="https://pay.example/pay">Pay with USDC</a></pay-with-usdc>`

/**
 * Bytes on the wire (brotli) until a shopper sees the option, the address with its QR code, and a
 * connected wallet, beside what others load for theirs. All built by the same bundler in this run.
 */
export async function measureBytes(): Promise<Measure[]> {
  await buildAll()
  const version = readdirSync('dist/production')[0] ?? ''
  const size = (file: string) => brotli(readFileSync(join('dist/production', version, file)))
  const core = size('pay-with-usdc.js')
  // A wallet is reached through the live part, which comes right after the core.
  const wallet = size('pay-with-usdc-live.js') + size('pay-with-usdc-wallet.js')
  const peers = await measurePeers()
  const only = (able: readonly string[]) =>
    Object.fromEntries(
      names.map((name) => [name, able.includes(name) ? (peers[name] ?? null) : null]),
    )
  return [
    {
      name: 'bytes to the visible option',
      ours: brotli(Buffer.from(snippet)),
      peers,
      limit: null,
      unit: 'bytes',
    },
    {
      // Of these only DePay ever shows a QR code of a payment; none shows an address of the order.
      name: 'bytes to address + QR',
      ours: core,
      peers: only(['depay']),
      limit: 20_000,
      unit: 'bytes',
    },
    {
      name: 'bytes to a connected injected wallet, beyond address + QR',
      ours: wallet,
      peers: {},
      limit: 40_000,
      unit: 'bytes',
    },
    {
      name: 'bytes to a connected injected wallet, in all',
      ours: core + wallet,
      peers: only(['depay', 'base-account', 'onchainkit', 'appkit-pay']),
      limit: 60_000,
      unit: 'bytes',
    },
  ]
}

/** Bytes that each peer loads before its payment option can be shown. */
async function measurePeers(): Promise<Record<string, number>> {
  if (!existsSync(join(peersFolder, 'node_modules'))) {
    process.stdout.write('Installing the peers, once …\n')
    const install = spawnSync('npm', ['ci', '--ignore-scripts'], {
      cwd: peersFolder,
      stdio: 'inherit',
    })
    if (install.status !== 0) throw new Error('The peers could not be installed.')
  }
  const sizes: Record<string, number> = {}
  for (const name of names)
    sizes[name] = await eagerBytes(join(peersFolder, 'entries', `${name}.js`))
  return sizes
}

/** The entry and everything that it imports statically; what comes later is not counted. */
async function eagerBytes(entry: string): Promise<number> {
  const built = await build({
    root: peersFolder,
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis', 'process.env': '{}' },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: false,
      rollupOptions: { input: entry },
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
  return [...eager].reduce(
    (sum, file) => sum + brotli(Buffer.from(chunks.get(file)?.code ?? '')),
    0,
  )
}

function brotli(bytes: Uint8Array): number {
  return brotliCompressSync(bytes).length
}
