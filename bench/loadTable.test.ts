import { describe, expect, test } from 'vitest'
import { aligned, type Load, loadTable, summarize } from './loadTable.js'

const load: Load = {
  visible: 700,
  task: 182.4,
  blocked: 37,
  longest: 87,
  shifts: 0,
  kilobytes: 1.94,
  requests: 1,
}

describe('several runs', () => {
  test('are the median, not the mean: one slow run moves nothing', () => {
    const loads = [700, 9_000, 720].map((visible) => ({ ...load, visible }))
    expect(summarize(loads).visible).toEqual({ median: 720, least: 700, most: 9_000 })
  })

  test('of a figure that is the same each time have no spread', () => {
    expect(summarize([load, load]).requests).toEqual({ median: 1, least: 1, most: 1 })
  })
})

describe('the table', () => {
  test('has the figures, and says which promise is met', () => {
    const summary = summarize([load])
    const rows = [
      { name: 'page', what: 'QR code', limit: 700, summary },
      { name: 'frame', what: 'QR code', limit: 699, summary },
      { name: 'a peer', what: 'button', summary },
      { name: 'another', what: 'modal', summary: undefined },
    ]
    expect(loadTable(rows)).toMatchInlineSnapshot(`
      "page     shows        visible ms        limit  main ms  TBT  longest    CLS   kB  requests
      page     QR code  700 [700..700]      700 met      182   37       87  0.000  1.9         1
      frame    QR code  700 [700..700]  699 NOT MET      182   37       87  0.000  1.9         1
      a peer   button   700 [700..700]                   182   37       87  0.000  1.9         1
      another  modal             never"
    `)
  })

  test('has columns: words to the left, figures to the right', () => {
    expect(
      aligned([
        ['a', 'bb', '1'],
        ['aaa', 'b', '100'],
      ]),
    ).toBe('a    bb    1\naaa  b   100')
  })
})
