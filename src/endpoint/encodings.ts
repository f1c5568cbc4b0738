import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** How a file can travel, best first. */
const encoders = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
} as const

/** A way that a browser takes and we know. */
export type Encoding = keyof typeof encoders

/** The best encoding that `Accept-Encoding` names; one with `q=0` is refused by the browser. */
export function encodingFor(accepted: string | undefined): Encoding | undefined {
  const offers = (accepted ?? '').toLowerCase().split(',')
  const names = offers
    .filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer))
    .map((offer) => offer.split(';')[0]?.trim())
  return (Object.keys(encoders) as Encoding[]).find((encoding) => names.includes(encoding))
}

/** Encodes files that never change: each once, when it is first asked for. */
export function encodedFiles(): (
  name: string,
  bytes: Uint8Array,
  encoding: Encoding,
) => Promise<Uint8Array> {
  const kept = new Map<string, Promise<Uint8Array>>()
  return (name, bytes, encoding) => {
    const key = `${encoding} ${name}`
    const known = kept.get(key) ?? encoders[encoding](bytes)
    kept.set(key, known)
    return known
  }
}
