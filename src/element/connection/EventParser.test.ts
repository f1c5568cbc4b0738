import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EventParser } from './EventParser.js'

const read = (...pieces: string[]) => {
  const parser = new EventParser()
  return pieces.flatMap((piece) => parser.push(piece))
}

describe('EventParser', () => {
  test.each([
    ['a message', 'event: payment\ndata: {}\n\n', [{ event: 'payment', data: '{}' }]],
    ['a message without a name', 'data: x\n\n', [{ event: 'message', data: 'x' }]],
    ['lines of data', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb' }]],
    ['no space after the colon', 'data:x\n\n', [{ event: 'message', data: 'x' }]],
    ['a heartbeat', ': ping\n\n', []],
    ['id and retry', 'retry: 2000\nid: 7\n\n', []],
    ['a message that is not complete', 'data: x\n', []],
    ['line ends of Windows', 'data: x\r\n\r\n', [{ event: 'message', data: 'x' }]],
    [
      'line ends of old Macs',
      'data: x\r\rdata: y\r\r\n',
      [
        { event: 'message', data: 'x' },
        { event: 'message', data: 'y' },
      ],
    ],
  ])('%s', (_name, text, messages) => {
    expect(read(text)).toEqual(messages)
  })

  test('where the text is cut makes no difference', () => {
    const end = fc.constantFrom('\n', '\r\n')
    const data = fc.stringMatching(/^[a-z{}":]{0,12}$/)
    fc.assert(
      fc.property(
        fc.array(data, { maxLength: 5 }),
        end,
        fc.array(fc.nat(200)),
        (texts, eol, cuts) => {
          const stream = texts
            .map((text) => `: beat${eol}event: e${eol}data: ${text}${eol}${eol}`)
            .join('')
          const at = [...new Set(cuts.map((cut) => cut % (stream.length + 1)))].sort(
            (a, b) => a - b,
          )
          const pieces = [0, ...at].map((start, index) =>
            stream.slice(start, at[index] ?? stream.length),
          )
          expect(read(...pieces)).toEqual(texts.map((text) => ({ event: 'e', data: text })))
        },
      ),
    )
  })
})
