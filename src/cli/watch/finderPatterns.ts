/** Pixels, four bytes each. */
export type Picture = {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** One of the three squares by which a code is found: its centre, and the side of one module. */
export type FinderPattern = { readonly x: number; readonly y: number; readonly module: number }

/**
 * Sides of the windows whose mean says what is dark, in pixels: the small one for a faint code beside
 * something bright, the large one for large codes.
 */
const windows = [36, 144]
/** A pixel is dark when it is so much darker than its window, of 255. */
const darker = 8
/** Modules from one pattern's middle to the next: 14 in the smallest code, 170 in the largest. */
const [fewestApart, mostApart] = [10, 220]
/** Modules of the five runs across a finder pattern's middle. */
const modules = [1, 1, 3, 1, 1] as const

/**
 * Finds what looks like a finder pattern: across its middle, dark and light come as 1:1:3:1:1 in
 * every direction, whichever way the code is turned and also light on dark. It takes a small part of
 * the time of reading, so only places that have some are read.
 */
export function findFinderPatterns(picture: Picture): FinderPattern[] {
  const found: FinderPattern[] = []
  const grey = greyOf(picture)
  const sums = sumsOf(grey, picture)
  for (const side of windows) {
    addFinderPatterns(found, { ...picture, dark: darkOf({ ...picture, grey, sums, side }) })
  }
  return found
}

function addFinderPatterns(
  found: FinderPattern[],
  { dark, width, height }: { dark: Uint8Array; width: number; height: number },
): void {
  for (let y = 0; y < height; y++) {
    const row = (x: number) => dark[y * width + x]
    for (const { start, runs } of runsOf(row, width)) {
      const module = moduleOf(runs)
      if (module === undefined) continue
      const x = Math.round(start + runs[0] + runs[1] + runs[2] / 2)
      // Down the column and along both diagonals: what only looks like one fails at one of them.
      const isOne = [0, 1, -1].every((slope) => {
        const line = (at: number) => {
          const column = x + slope * (at - y)
          return column < 0 || column >= width ? undefined : dark[at * width + column]
        }
        return isCrossed(line, { at: y, length: height, module })
      })
      if (!isOne) continue
      const isKnown = found.some(
        (one) => Math.abs(one.x - x) < 3 * module && Math.abs(one.y - y) < 3 * module,
      )
      if (!isKnown) found.push({ x, y, module })
    }
  }
}

type Corners = readonly [FinderPattern, FinderPattern, FinderPattern]

/**
 * Every three patterns that stand as those of one code do: a right angle, two sides alike. Smallest
 * first, so that neighbours' patterns are not taken together before each code had its turn.
 */
export function trianglesOf(patterns: readonly FinderPattern[]): Corners[] {
  const triangles: { corners: Corners; side: number }[] = []
  for (const corner of patterns) {
    const alike = patterns.filter(
      (one) => one !== corner && isAbout(one.module, corner.module, 1.6),
    )
    for (const [at, one] of alike.entries()) {
      for (const other of alike.slice(at + 1)) {
        const [first, second] = [distance(corner, one), distance(corner, other)]
        const side = (first + second) / 2
        const isRight = isAbout(distance(one, other), Math.SQRT2 * side, 1.2)
        const size = side / corner.module
        if (isRight && isAbout(first, second, 1.4) && size > fewestApart && size < mostApart) {
          triangles.push({ corners: [corner, one, other], side })
        }
      }
    }
  }
  return triangles.sort((a, b) => a.side - b.side).map(({ corners }) => corners)
}

function isAbout(one: number, other: number, factor: number): boolean {
  return one < other * factor && other < one * factor
}

function distance(one: FinderPattern, other: FinderPattern): number {
  return Math.hypot(one.x - other.x, one.y - other.y)
}

function greyOf({ data }: Picture): Uint8Array {
  const grey = new Uint8Array(data.length / 4)
  for (let at = 0; at < grey.length; at++) {
    const [red, green, blue] = [data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0]
    grey[at] = (red * 2 + green * 5 + blue) >> 3
  }
  return grey
}

/** At each place the sum of everything above and left of it, so that any window's mean is four reads. */
function sumsOf(grey: Uint8Array, { width, height }: Picture): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1))
  for (let y = 0; y < height; y++) {
    let row = 0
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x] ?? 0
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row
    }
  }
  return sums
}

/** 1 where a pixel is darker than the mean of the window around it. */
function darkOf({
  grey,
  sums,
  side,
  width,
  height,
}: {
  grey: Uint8Array
  sums: Float64Array
  side: number
  width: number
  height: number
}): Uint8Array {
  const dark = new Uint8Array(grey.length)
  const reach = side >> 1
  const sum = (x: number, y: number) => sums[y * (width + 1) + x] ?? 0
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)]
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)]
      const all = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top)
      const mean = all / ((right - left) * (bottom - top))
      dark[y * width + x] = (grey[y * width + x] ?? 0) < mean - darker ? 1 : 0
    }
  }
  return dark
}

type Runs = [number, number, number, number, number]

/** Every five runs in a row, and where the first of them starts. */
function* runsOf(
  line: (at: number) => number | undefined,
  length: number,
): Generator<{ start: number; runs: Runs }> {
  const runs: Runs = [0, 0, 0, 0, 0]
  let start = 0
  for (let at = 1; at <= length; at++) {
    if (at < length && line(at) === line(at - 1)) continue
    runs.push(at - start)
    runs.shift()
    start = at
    const sum = runs[0] + runs[1] + runs[2] + runs[3] + runs[4]
    if (runs[0] > 0) yield { start: at - sum, runs }
  }
}

/** The module's side, when five runs are a finder pattern's. */
function moduleOf(runs: Readonly<Runs>): number | undefined {
  const sum = runs[0] + runs[1] + runs[2] + runs[3] + runs[4]
  const module = sum / 7
  if (module < 1) return undefined
  const isOne = runs.every((run, at) => {
    const wanted = (modules[at] ?? 1) * module
    return Math.abs(run - wanted) <= Math.max(1, wanted * 0.5)
  })
  return isOne ? module : undefined
}

/** The same pattern along another line through the middle. */
function isCrossed(
  line: (at: number) => number | undefined,
  { at, length, module }: { at: number; length: number; module: number },
): boolean {
  const reach = Math.ceil(module * 8)
  const first = Math.max(0, at - reach)
  const part = (offset: number) => line(first + offset)
  const size = Math.min(length, at + reach) - first
  for (const { start, runs } of runsOf(part, size)) {
    const from = first + start + runs[0] + runs[1]
    if (at < from || at >= from + runs[2]) continue
    const crossed = moduleOf(runs)
    if (crossed !== undefined && crossed > module / 2 && crossed < module * 2) return true
  }
  return false
}
