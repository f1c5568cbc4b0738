import { describe, expect, test } from 'vitest'
import { contrastOf, least, type Rgb, rgbOf, standOut, textOn } from './contrast.js'

const white: Rgb = [255, 255, 255]
const night: Rgb = [20, 23, 31]

describe('rgbOf', () => {
  test.each([
    ['#1c5fd4', [28, 95, 212]],
    ['rebeccapurple', [102, 51, 153]],
    ['rgb(0 0 0 / 0.5)', [127, 127, 127]],
    ['hsl(120 100% 25%)', [0, 128, 0]],
    ['color-mix(in srgb, red, blue)', [128, 0, 128]],
    ['transparent', [255, 255, 255]],
  ])('reads %s', (color, rgb) => {
    for (const [at, channel] of rgbOf(color).entries()) {
      expect(Math.abs(channel - (rgb[at] ?? NaN))).toBeLessThanOrEqual(1)
    }
  })
})

describe('contrastOf', () => {
  test.each([
    [white, [0, 0, 0], 21],
    [white, white, 1],
    [white, [118, 118, 118], 4.54],
    [white, [119, 119, 119], 4.48],
  ] as [Rgb, Rgb, number][])('%j on %j is %d', (a, b, ratio) => {
    expect(contrastOf(a, b)).toBeCloseTo(ratio, 2)
    expect(contrastOf(b, a)).toBe(contrastOf(a, b))
  })
})

/** 512 colours, evenly spread. */
const colours = Array.from({ length: 512 }, (_, at): Rgb => {
  const channel = (shift: number) => Math.round((((at >> shift) & 7) * 255) / 7)
  return [channel(6), channel(3), channel(0)]
})

describe('any brand colour', () => {
  test('has a text colour on it that WCAG AA allows', () => {
    for (const colour of colours) {
      expect(contrastOf(rgbOf(textOn(colour)), colour)).toBeGreaterThanOrEqual(least.text)
    }
  })

  test.each([
    ['a light card', white],
    ['a dark card', night],
  ])('stands out from %s, and is left alone where it did before', (_name, surface) => {
    for (const colour of colours) {
      const shown = standOut(colour, surface)
      expect(contrastOf(shown, surface)).toBeGreaterThanOrEqual(least.mark)
      if (contrastOf(colour, surface) >= least.mark) expect(shown).toEqual(colour)
    }
  })

  test('keeps its hue', () => {
    const [red, green, blue] = standOut([255, 238, 0], white)
    expect(red).toBeGreaterThan(blue + 80)
    expect(green).toBeGreaterThan(blue + 80)
  })
})
