import { PNG } from 'pngjs'
import qrcode from 'qrcode/lib/core/qrcode.js'
import { describe, expect, test } from 'vitest'
import { readCodes } from './readCodes.js'

const link =
  'ethereum:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913@8453/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&uint256=25500000'
const other = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'

type Drawn = {
  readonly text: string
  readonly left: number
  readonly top: number
  /** Pixels of one module. */
  readonly module: number
  /** Turned by so many degrees. @default 0 */
  readonly degrees?: number
  readonly dark?: number
  readonly light?: number
}

/** A page of this size with codes on it, the later ones on top. */
function pageWith(
  codes: readonly Drawn[],
  { width = 1_200, height = 900, ground = 255 } = {},
): Buffer {
  const png = new PNG({ width, height })
  png.data.fill(ground)
  for (const code of codes) draw(png, code)
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255
  return PNG.sync.write(png)
}

function draw(png: PNG, { text, left, top, module, degrees = 0, dark = 0, light = 255 }: Drawn) {
  const { modules } = qrcode.create([{ data: text, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  // With room for a turned one.
  const size = modules.size + (degrees === 0 ? 8 : 30)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  for (let y = 0; y < size * module; y++) {
    for (let x = 0; x < size * module; x++) {
      const [sideways, down] = [(x + 0.5) / module - size / 2, (y + 0.5) / module - size / 2]
      const column = Math.floor(sideways * cos + down * sin + modules.size / 2)
      const row = Math.floor(down * cos - sideways * sin + modules.size / 2)
      const isInside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size
      const isDark = isInside && modules.get(row, column)
      const at = ((top + y) * png.width + left + x) * 4
      png.data.fill(isDark ? dark : light, at, at + 3)
    }
  }
}

describe('reading codes from pixels', () => {
  test.each([
    ['in a corner', { left: 0, top: 0, module: 4 }],
    ['in the middle', { left: 500, top: 333, module: 4 }],
    ['at the far corner', { left: 940, top: 640, module: 4 }],
    ['very small', { left: 301, top: 77, module: 2 }],
    ['very large', { left: 100, top: 20, module: 13 }],
    ['turned once', { left: 500, top: 333, module: 4, degrees: 90 }],
    ['on its head', { left: 500, top: 333, module: 4, degrees: 180 }],
    ['that leans', { left: 500, top: 333, module: 5, degrees: 20 }],
    ['that stands on its corner', { left: 500, top: 333, module: 5, degrees: 45 }],
    ['grey on grey', { left: 500, top: 333, module: 4, dark: 90, light: 170 }],
    ['light on dark', { left: 500, top: 333, module: 4, dark: 255, light: 20 }],
  ])('a code %s is read', (_, place) => {
    expect(readCodes(pageWith([{ text: link, ...place }]))).toEqual([link])
  })

  test.each([
    ['side by side', { left: 20, top: 100, module: 5 }, { left: 400, top: 100, module: 5 }],
    ['one above the other', { left: 100, top: 10, module: 5 }, { left: 100, top: 420, module: 5 }],
    [
      'of very different sizes',
      { left: 20, top: 20, module: 12 },
      { left: 900, top: 700, module: 2 },
    ],
  ])('both of two codes %s are read', (_, first, second) => {
    const page = pageWith([
      { text: link, ...first },
      { text: other, ...second },
    ])
    expect(readCodes(page)).toEqual([other, link].sort())
  })

  test('a small code on a large one is read, and so is the large one', () => {
    const page = pageWith([
      { text: link, left: 50, top: 20, module: 13 },
      { text: other, left: 300, top: 290, module: 5 },
    ])
    expect(readCodes(page)).toEqual([other, link].sort())
  })

  test('a code that is covered by another is not read', () => {
    const place = { left: 200, top: 200 }
    const page = pageWith([
      { text: link, ...place, module: 3 },
      { text: other, ...place, module: 6 },
    ])
    expect(readCodes(page)).toEqual([other])
  })

  test('many codes are all read', () => {
    const codes = Array.from({ length: 6 }, (_, at) => ({
      text: `${link}${at}`,
      left: 20 + (at % 3) * 390,
      top: 20 + Math.floor(at / 3) * 420,
      module: 5,
    }))
    expect(readCodes(pageWith(codes))).toEqual(codes.map(({ text }) => text))
  })

  test.each([
    ['white', 255],
    ['black', 0],
  ])('nothing is read on a %s page', (_, ground) => {
    expect(readCodes(pageWith([], { ground }))).toEqual([])
  })
})
