import { PNG } from 'pngjs'
import { describe, expect, test } from 'vitest'
import { apngOf } from './apng.js'

/** A picture of one grey. */
function grey(value: number, width = 4): Buffer {
  const png = new PNG({ width, height: 3 })
  png.data.fill(value)
  return PNG.sync.write(png)
}

const typesOf = (file: Buffer) => file.toString('latin1').match(/acTL|fcTL|fdAT|IDAT|IEND/g)

describe('an animated PNG', () => {
  test('holds every picture, and shows the first where nothing moves', () => {
    const frames = [10, 20, 30].map((value) => ({ png: grey(value), milliseconds: 500 }))
    const file = apngOf(frames)
    expect(typesOf(file)).toEqual('acTL fcTL IDAT fcTL fdAT fcTL fdAT IEND'.split(' '))
    const shown = PNG.sync.read(file)
    expect([shown.width, shown.height, shown.data[0]]).toEqual([4, 3, 10])
  })

  test('is refused when the pictures are not alike', () => {
    const frames = [grey(1), grey(1, 5)].map((png) => ({ png, milliseconds: 1 }))
    expect(() => apngOf(frames)).toThrow('differ in size')
    expect(() => apngOf([])).toThrow('has a picture')
  })
})
