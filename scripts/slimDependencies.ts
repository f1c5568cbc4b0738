import type { Plugin } from 'vite'

/**
 * Leaves out parts of dependencies that our calls never reach, and that no bundler can drop.
 *
 * - qrcode: we encode bytes only. Splitting a text into modes (and its shortest-path search) and the
 *   patterns of the other modes stay out; the result is the same, a test compares it.
 * - viem: an EIP-7702 authorization of a transaction would need elliptic curves. We send none; the
 *   wallet signs.
 */
export function slimDependencies(): Plugin {
  return {
    name: 'slim-dependencies',
    enforce: 'pre',
    resolveId(id) {
      return id === '@noble/curves/secp256k1' ? curves : null
    },
    load(id) {
      if (id === curves) return 'export const secp256k1 = undefined'
      if (id.endsWith('/qrcode/lib/core/segments.js')) return bytesOnly
      if (id.endsWith('/qrcode/lib/core/regex.js')) return ''
      return null
    },
  }
}

const curves = '\0no-curves'

const bytesOnly = `
const ByteData = require('./byte-data')
exports.fromArray = (segments) => segments.map(({ data }) => new ByteData(data))
`
