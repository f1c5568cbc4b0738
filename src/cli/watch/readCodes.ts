import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import {
  type FinderPattern,
  findFinderPatterns,
  type Picture,
  trianglesOf,
} from './finderPatterns.js'

// The package is CommonJS: Node gives the function itself.
const readQr = jsqr as unknown as typeof jsqr.default

/** Light modules around a code, and half a finder pattern, from the pattern's middle on. */
const margin = 8
/** More tries than so many for one place are not worth it. */
const mostTries = 3

/**
 * Reads every QR code of a PNG from its pixels, as a phone's camera does. Each text comes once.
 *
 * The reader knows one code at a time, and a second one beside it confuses it: hence it is given
 * each place by itself where three finder patterns stand as those of one code do.
 */
export function readCodes(png: Buffer): string[] {
  const { data, width, height } = PNG.sync.read(png)
  const picture = { data: Uint8ClampedArray.from(data), width, height }
  let patterns = findFinderPatterns(picture)
  const texts = new Set<string>()
  for (const corners of trianglesOf(patterns)) {
    const square = around(corners, picture)
    for (let tries = 0; tries < mostTries; tries++) {
      if (!corners.every((corner) => patterns.includes(corner))) break
      const found = read(picture, square)
      if (found === undefined) break
      // What is read as nothing is a pattern that only looks like a code.
      if (found.text !== '') texts.add(found.text)
      patterns = patterns.filter((pattern) => !isPartOf(found, pattern))
      // Its middle stays: another code may lie on it.
      for (const pattern of found.patterns) paintOver(picture, pattern)
    }
  }
  return [...texts].sort()
}

type Square = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** What a code and its margin take, as far as it is in the picture. */
function around(corners: readonly FinderPattern[], { width, height }: Picture): Square {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const reach = margin * Math.max(...corners.map(({ module }) => module))
  // A code that stands on its corner reaches further than its three patterns say.
  const side = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
  const left = Math.max(0, Math.floor(Math.max(...xs) - side - reach))
  const top = Math.max(0, Math.floor(Math.max(...ys) - side - reach))
  return {
    left,
    top,
    width: Math.min(width, Math.ceil(Math.min(...xs) + side + reach)) - left,
    height: Math.min(height, Math.ceil(Math.min(...ys) + side + reach)) - top,
  }
}

/** A code that was read, and its three finder patterns. */
type Found = { readonly text: string; readonly patterns: readonly FinderPattern[] }

function read(picture: Picture, square: Square): Found | undefined {
  const { left, top, width, height } = square
  // Some cameras read light on dark too, so whoever wants to deceive may use it.
  const options = { inversionAttempts: 'attemptBoth' } as const
  const code = readQr(cut(picture, square), width, height, options)
  if (code === null) return undefined
  const { topLeftCorner, topLeftFinderPattern: first, ...others } = code.location
  // From the code's corner to the pattern's middle it is three and a half modules, both ways.
  const diagonal = Math.hypot(first.x - topLeftCorner.x, first.y - topLeftCorner.y)
  const module = diagonal / (3.5 * Math.SQRT2)
  const middles = [first, others.topRightFinderPattern, others.bottomLeftFinderPattern]
  return {
    text: code.data,
    patterns: middles.map(({ x, y }) => ({ x: left + x, y: top + y, module })),
  }
}

function isPartOf({ patterns }: Found, { x, y }: FinderPattern): boolean {
  return patterns.some((one) => Math.hypot(one.x - x, one.y - y) < 4 * one.module)
}

function cut({ data, width }: Picture, square: Square): Uint8ClampedArray {
  const part = new Uint8ClampedArray(square.width * square.height * 4)
  for (let row = 0; row < square.height; row++) {
    const start = ((square.top + row) * width + square.left) * 4
    part.set(data.subarray(start, start + square.width * 4), row * square.width * 4)
  }
  return part
}

/** Paints over a finder pattern, so that its code is not read a second time. */
function paintOver({ data, width, height }: Picture, { x, y, module }: FinderPattern): void {
  const reach = 4 * module
  const left = Math.max(0, Math.floor(x - reach))
  const right = Math.min(width - 1, Math.ceil(x + reach))
  const bottom = Math.min(height - 1, Math.ceil(y + reach))
  for (let row = Math.max(0, Math.floor(y - reach)); row <= bottom; row++) {
    data.fill(255, (row * width + left) * 4, (row * width + right + 1) * 4)
  }
}
