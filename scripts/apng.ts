import { crc32 } from 'node:zlib'

/** One picture of an animation, as a whole PNG file. */
export type ApngFrame = { readonly png: Buffer; readonly milliseconds: number }

type Chunk = { readonly type: string; readonly data: Buffer }

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * Puts PNG files of one size and one colour type one after the other into an animated PNG, which
 * repeats for ever. What knows no animation shows the first.
 *
 * @throws RangeError when they are not alike
 */
export function apngOf(frames: readonly ApngFrame[]): Buffer {
  const all = frames.map(({ png }) => chunksOf(png))
  const [head] = all[0] ?? []
  if (head === undefined) throw new RangeError('An animation has a picture.')
  if (!all.every(([own]) => own?.data.equals(head.data))) {
    throw new RangeError('The pictures differ in size or colour type.')
  }
  let sequence = 0
  const animated = frames.flatMap(({ milliseconds }, at) => {
    const control = { type: 'fcTL', data: controlOf(head.data, sequence++, milliseconds) }
    const pixels = (all[at] ?? []).filter(({ type }) => type === 'IDAT')
    if (at === 0) return [control, ...pixels]
    return [
      control,
      ...pixels.map(({ data }) => ({
        ...{ type: 'fdAT', data: Buffer.concat([numbers(sequence++), data]) },
      })),
    ]
  })
  const count = { type: 'acTL', data: numbers(frames.length, 0) }
  const end = { type: 'IEND', data: Buffer.alloc(0) }
  return Buffer.concat([signature, ...[head, count, ...animated, end].map(bytesOf)])
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** The whole picture, for so long, in the place of the one before. */
function controlOf(head: Buffer, sequence: number, milliseconds: number): Buffer {
  const times = Buffer.alloc(6)
  times.writeUInt16BE(milliseconds, 0)
  times.writeUInt16BE(1_000, 2)
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  return Buffer.concat([numbers(sequence, width, height, 0, 0), times])
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4)
  return bytes
}

function bytesOf({ type, data }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))])
}
