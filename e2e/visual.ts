import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Pixels, four bytes each. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Buffer }

/** What lies beside and below the pictures of a sheet; no card has this colour. */
const filler = [255, 0, 255, 255] as const

/** Colours are kept in steps of this size: smaller files, and antialiasing that differs by less. */
const step = 32

/** How far a channel may be off before a pixel counts as another one. */
const tolerance = 48

/** Reads a screenshot. */
export function read(png: Buffer): Picture {
  return PNG.sync.read(png)
}

/** Stands pictures in a row, each in a slot of a given width. */
export function sheetOf(pictures: readonly Picture[], widths: readonly number[]): Picture {
  const width = widths.reduce((sum, one) => sum + one, 0)
  const height = Math.max(...pictures.map((picture) => picture.height))
  const sheet = blank(width, height)
  let left = 0
  for (const [index, picture] of pictures.entries()) {
    copy(picture, sheet, { from: 0, to: left, width: picture.width })
    left += widths[index] ?? 0
  }
  return sheet
}

/** Cuts one slot out of a sheet. */
export function slotOf(sheet: Picture, left: number, width: number): Picture {
  const slot = blank(width, sheet.height)
  copy(sheet, slot, { from: left, to: 0, width })
  return slot
}

/** How many pixels differ; a size that differs counts as filler that became a picture. */
export function differenceOf(a: Picture, b: Picture): number {
  const [width, height] = [Math.max(a.width, b.width), Math.max(a.height, b.height)]
  let count = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // Written out: this runs for every pixel of hundreds of pictures.
      const isDifferent =
        isOff(channelAt(a, x, y, 0), channelAt(b, x, y, 0)) ||
        isOff(channelAt(a, x, y, 1), channelAt(b, x, y, 1)) ||
        isOff(channelAt(a, x, y, 2), channelAt(b, x, y, 2))
      if (isDifferent) count++
    }
  }
  return count
}

/** Writes a PNG of at most 256 colours, the most frequent ones; the others become their neighbour. */
export function write({ width, height, data }: Picture): Buffer {
  const counts = new Map<number, number>()
  const keys = new Uint32Array(width * height)
  for (let at = 0; at < keys.length; at++) {
    const key = (data.readUIntBE(at * 4, 3) & 0xe0e0e0) >>> 0
    keys[at] = key
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 256)
    .map(([key]) => key)
  const places = new Map(palette.map((key, place) => [key, place]))
  for (const key of counts.keys()) {
    if (!places.has(key)) places.set(key, places.get(nearest(palette, key)) ?? 0)
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      lines[y * (width + 1) + x + 1] = places.get(keys[y * width + x] ?? 0) ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((key) => [key >> 16, key >> 8, key].map(middle)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function blank(width: number, height: number): Picture {
  const data = Buffer.alloc(width * height * 4)
  for (let at = 0; at < data.length; at += 4) data.set(filler, at)
  return { width, height, data }
}

function copy(
  source: Picture,
  target: Picture,
  { from, to, width }: { from: number; to: number; width: number },
): void {
  for (let y = 0; y < source.height; y++) {
    const start = (y * source.width + from) * 4
    source.data.copy(target.data, (y * target.width + to) * 4, start, start + width * 4)
  }
}

const isOff = (one: number, other: number): boolean => Math.abs(one - other) > tolerance

function channelAt(
  { width, height, data }: Picture,
  x: number,
  y: number,
  channel: number,
): number {
  const isInside = x < width && y < height
  return (isInside ? data[(y * width + x) * 4 + channel] : filler[channel]) ?? 0
}

/** The middle of a step, but black and white stay what they are. */
function middle(channel: number): number {
  const start = channel & 0xe0
  return start === 0 ? 0 : start === 0xe0 ? 255 : start + step / 2
}

function nearest(palette: readonly number[], key: number): number {
  const distance = (other: number) =>
    [16, 8, 0].reduce(
      (sum, shift) => sum + (((key >> shift) & 255) - ((other >> shift) & 255)) ** 2,
      0,
    )
  return palette.reduce((best, other) => (distance(other) < distance(best) ? other : best))
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  check.writeUInt32BE(crc(named))
  return Buffer.concat([length, named, check])
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return (rest ^ 0xffffffff) >>> 0
}
