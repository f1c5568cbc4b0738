import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { buildAll } from '../scripts/build.js'
import { tags } from '../src/lang/tags.js'
import type { Measure } from './measure.js'
import { buildPeer, installPeers, type Peer, peerNames } from './peers.js'

/** What a merchant's page holds before any script of ours has run. */
const snippet = `<pay-with-usdc endpoint="https://pay.example" store="abc123" order="1042" cart="8c2a9d5e-6d8b-4b5e-9c0a-3c1f0e7d2b11" total="25.50" currency="USD" treasury="0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"><a href="https://pay.example/pay">Pay with USDC</a></pay-with-usdc>`

/** The peers that come to each stage at all, by their own documentation and by what they draw. */
const able = {
  option: peerNames,
  // DePay's is of its own request, Solana Pay's of another chain; none shows an address of the order.
  code: ['depay', 'solana-pay'],
  injected: ['depay', 'base-account', 'onchainkit', 'appkit', 'appkit-pay', 'web3modal', 'x402'],
  // What they load for it comes in pieces when it is opened; their whole entry is counted.
  walletConnect: ['depay', 'appkit', 'web3modal'],
} as const satisfies Record<string, readonly Peer[]>

/**
 * Bytes on the wire (brotli) until a shopper sees the option, the address with its QR code, and a
 * connected wallet, beside what others load for theirs. All built by the same bundler in this run.
 */
export async function measureBytes(): Promise<Measure[]> {
  await buildAll()
  const version = readdirSync('dist/production')[0] ?? ''
  const size = (file: string) => brotli(readFileSync(join('dist/production', version, file)))
  const core = size('pay-with-usdc.js')
  const live = size('pay-with-usdc-live.js')
  const storefront = size('storefront.js')
  const frame = size('frame.js')
  // A wallet is reached through the live part, which comes right after the core.
  const wallet = live + size('pay-with-usdc-wallet.js')
  const walletConnect = size('pay-with-usdc-walletconnect.js')
  const peers = await measurePeers()
  const of = (names: readonly Peer[]) =>
    Object.fromEntries(peerNames.map((name) => [name, names.includes(name) ? peers[name] : null]))
  const words = tags.map((tag) => ({
    tag,
    inline: size(`pay-with-usdc-${tag}.js`),
    page: size(`storefront-${tag}.js`),
  }))
  const longest = (place: 'inline' | 'page') =>
    words.reduce((most, one) => (one[place] > most[place] ? one : most))
  const measure = (name: string, ours: number, limit: number | null = null): Measure => {
    return { name: `bytes: ${name}`, ours, peers: {}, limit, unit: 'bytes' }
  }
  const [inlineMost, pageMost] = [longest('inline'), longest('page')]
  return [
    { ...measure('the option, as HTML', brotli(Buffer.from(snippet))), peers: of(able.option) },
    measure('the option, as the script that a merchant pastes', storefront),
    {
      ...measure('address + QR, the element in the page, English', core, 20_000),
      peers: of(able.code),
    },
    measure(
      `address + QR, the element in the page, longest language (${inlineMost.tag})`,
      core + inlineMost.inline,
      20_000,
    ),
    measure('address + QR, frame: both scripts, English', storefront + frame, 20_000),
    measure(
      `address + QR, frame: both scripts, longest language (${pageMost.tag})`,
      storefront +
        frame +
        pageMost.page +
        (words.find(({ tag }) => tag === pageMost.tag)?.inline ?? 0),
      20_000,
    ),
    measure('an injected wallet, beyond address + QR', wallet, 40_000),
    { ...measure('an injected wallet, in all', core + wallet, 60_000), peers: of(able.injected) },
    measure('WalletConnect, beyond address + QR and the wallet part', walletConnect, 115_000),
    {
      ...measure('WalletConnect, in all', core + wallet + walletConnect),
      peers: of(able.walletConnect),
    },
    measure(
      'paying from an exchange, beyond address + QR',
      live + size('pay-with-usdc-exchange.js'),
    ),
    measure('the receipt, once it is paid', live + size('pay-with-usdc-receipt.js')),
  ]
}

/** Bytes that each peer loads before its payment option can be shown. */
async function measurePeers(): Promise<Record<Peer, number>> {
  installPeers()
  const sizes: [Peer, number][] = []
  for (const name of peerNames) sizes.push([name, (await buildPeer(name)).eager])
  return Object.fromEntries(sizes) as Record<Peer, number>
}

function brotli(bytes: Uint8Array): number {
  return brotliCompressSync(bytes).length
}
