import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/**
 * Leaves out parts of dependencies that our calls never reach, and that no bundler can drop.
 *
 * - qrcode: its CommonJS files become ES modules, so that the bundler drops what nobody calls. We
 *   encode bytes at error correction level M only: splitting a text into modes (and its
 *   shortest-path search), the other levels and their tables stay out. The result is the same, a
 *   test compares it.
 * - lit: every browser that reads ES2022 has `adoptedStyleSheets`; the ways around it stay out.
 * - @noble/hashes: the permutation of Keccak stays, the hash object around it is three lines.
 * - viem: a wallet prepares and signs its own transactions. What viem would do for an account whose
 *   key it holds (fees, gas, blobs, authorizations and their curves) stays out; reaching it throws.
 */
export function slimDependencies(): Plugin {
  return {
    name: 'slim-dependencies',
    enforce: 'pre',
    load(id) {
      const file = qrcodeFile(id)
      return (file && slimQrcode[file]?.()) ?? null
    },
    transform(code, id) {
      if (id.endsWith('/@lit/reactive-element/css-tag.js')) return { code: adoptedOnly, map: null }
      const unreached = walletsOwn.find(({ file }) => id.endsWith(`/viem/_esm/${file}`))
      if (unreached !== undefined) return { code: unreached.code, map: null }
      if (id.endsWith('/@noble/hashes/esm/sha3.js'))
        return { code: permutationOnly(code), map: null }
      if (qrcodeFile(id) !== undefined && /\bexports\b/.test(code)) {
        return { code: asModule(code), map: null }
      }
      return null
    },
  }
}

/** Files of viem that only an account with a key of its own reaches, and what stands in for them. */
export const walletsOwn = [
  {
    file: 'actions/wallet/prepareTransactionRequest.js',
    code: `
      export const defaultParameters = []
      export const eip1559NetworkCache = new Map()
      export const supportsFillTransaction = new Map()
      export const prepareTransactionRequest = async () => {
        throw new Error('The wallet prepares its own transactions.')
      }`,
  },
  {
    file: 'utils/authorization/recoverAuthorizationAddress.js',
    code: `
      export const recoverAuthorizationAddress = async () => {
        throw new Error('No authorization is sent.')
      }`,
  },
] as const

/** lit's `css`, for browsers with `adoptedStyleSheets`. */
const adoptedOnly = `
  export class CSSResult {
    _$cssResult$ = true
    constructor(cssText) {
      this.cssText = cssText
    }
    get styleSheet() {
      if (this.sheet === undefined) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText)
      return this.sheet
    }
    toString() {
      return this.cssText
    }
  }
  export const css = (strings, ...values) =>
    new CSSResult(strings.reduce((text, string, at) => text + values[at - 1].cssText + string))
  export const adoptStyles = (root, styles) => {
    root.adoptedStyleSheets = styles.map((style) => style.styleSheet)
  }
  export const unsafeCSS = (text) => new CSSResult(text)
  export const supportsAdoptingStyleSheets = true
  export const getCompatibleStyle = (style) => style`

/**
 * Keccak-256 in one go over noble's own permutation; the hash object that takes its input piece by
 * piece, copies itself and squeezes any length stays out. Little-endian, as every browser is.
 */
const oneShot = `
  export function keccak_256(bytes) {
    const state = new Uint32Array(50)
    const block = new Uint8Array(state.buffer)
    const rate = 136
    let at = 0
    for (const byte of bytes) {
      block[at++] ^= byte
      if (at < rate) continue
      keccakP(state)
      at = 0
    }
    block[at] ^= 1
    block[rate - 1] ^= 128
    keccakP(state)
    return block.slice(0, 32)
  }`

/** noble's file without its hash object, and with the one above. */
function permutationOnly(code: string): string {
  const [permutation = ''] = code.split('/** Keccak sponge function. */')
  return permutation + oneShot
}

const qrcodeFile = (id: string): string | undefined =>
  /\/qrcode\/lib\/core\/([\w-]+)\.js$/.exec(id)?.[1]

/** Codes up to this version hold 412 bytes at level M; the longest payment link has 215. */
const largestVersion = 15

/**
 * Files of qrcode's `lib/core`, written anew for bytes at level M. All numbers are the package's own.
 */
const slimQrcode: Record<string, () => string> = {
  segments: () => `
    import ByteData from './byte-data.js'
    export const fromArray = (segments) => segments.map(({ data }) => new ByteData(data))`,
  mode: () => `
    export const BYTE = { bit: 4 }
    export const getCharCountIndicator = (mode, version) => (version < 10 ? 8 : 16)`,
  'error-correction-level': () => `
    export const M = { bit: 0 }`,
  'error-correction-code': () => {
    const { getBlocksCount, getTotalCodewordsCount } = original('error-correction-code')
    return `
      ${table('getBlocksCount', (version) => getBlocksCount(version, levelM()))}
      ${table('getTotalCodewordsCount', (version) => getTotalCodewordsCount(version, levelM()))}`
  },
  utils: () => `
    export const getSymbolSize = (version) => version * 4 + 17
    ${table('getSymbolTotalCodewords', original('utils').getSymbolTotalCodewords)}`,
  version: () => {
    const { getCapacity, getEncodedBits } = original('version')
    const { BYTE } = original('mode')
    return `
      const capacities = ${numbers(1, largestVersion, (version) => getCapacity(version, levelM(), BYTE))}
      export const getBestVersionForData = ([{ data }]) =>
        capacities.findIndex((capacity) => data.length <= capacity) + 1
      const bits = ${numbers(7, largestVersion, getEncodedBits)}
      export const getEncodedBits = (version) => bits[version - 7]`
  },
  'format-info': () => {
    const { getEncodedBits } = original('format-info')
    return `
      const bits = ${numbers(0, 7, (mask) => getEncodedBits(levelM(), mask))}
      export const getEncodedBits = (level, mask) => bits[mask]`
  },
}

/** The functions that are read here. */
type Core = Readonly<
  Record<
    | 'getBlocksCount'
    | 'getTotalCodewordsCount'
    | 'getSymbolTotalCodewords'
    | 'getCapacity'
    | 'getEncodedBits',
    (...options: unknown[]) => number
  > & { M: unknown; BYTE: unknown }
>

/** One of qrcode's own files, to read its numbers. */
const original = (file: string): Core =>
  createRequire(import.meta.url)(`qrcode/lib/core/${file}.js`) as Core

const levelM = () => original('error-correction-level').M

/** A function of the version, as a table. */
const table = (name: string, read: (version: number) => number): string =>
  `const ${name}Of = ${numbers(1, largestVersion, read)}
  export const ${name} = (version) => ${name}Of[version - 1]`

const numbers = (from: number, to: number, read: (at: number) => number): string =>
  JSON.stringify(Array.from({ length: to - from + 1 }, (_, at) => read(from + at)))

/** Rewrites one of qrcode's CommonJS files; they use no more of CommonJS than this. */
function asModule(code: string): string {
  return (
    code
      .replace(/^const (\w+) = require\('(.+)'\)\.\1$/gm, "import { $1 } from '$2.js'")
      // A class is named as its variable is; the other files are lists of functions.
      .replace(
        /^const (\w+) = require\('(.+)'\)$/gm,
        (_, name: string, file: string) =>
          `import ${classes.has(name) ? name : `* as ${name}`} from '${file}.js'`,
      )
      .replace(/^module\.exports = /m, 'export default ')
      .replace(/^ {2}let segments$[\s\S]*?(?=^ {2}const dataBits)/m, bestVersion)
      .replace(/^exports\.create = [\s\S]*/m, create)
      .replace(/^exports\.(\w+) = function(?: \w+)? ?\(/gm, 'export function $1(')
      .replace(/^exports\.(\w+) = /gm, 'export const $1 = ')
      .replace(/\bexports\./g, '')
      // Its error texts are for developers who pass other options.
      .replace(/throw new Error\([\s\S]*?\)$/gm, 'throw new Error()')
  )
}

/** What the package does with a list of segments and no options. */
const bestVersion = `
  const segments = Segments.fromArray(data)
  version = Version.getBestVersionForData(segments)
  if (!version) throw new Error()
`

/** The package's entry, for a list of segments and no options. */
const create = `
  export default { create: (segments) => createSymbol(segments, undefined, ECLevel.M, undefined) }`

const classes = new Set(['BitBuffer', 'BitMatrix', 'ByteData', 'ReedSolomonEncoder'])
