import http from 'node:http'

/** One of many readers of live streams. */
export type Reader = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sequence of the last event; 0 before the first one. */
  last: number
  /** When it came, by `performance.now()`. */
  at: number
  /** Events that came out of order or left one out; there must be none. */
  gaps: number
  request: http.ClientRequest | undefined
}

const agent = new http.Agent({ maxSockets: Number.POSITIVE_INFINITY, keepAlive: false })

/** How many are opened at the same time. */
const parallel = 100

/** A reader that is not connected yet. */
export function readerOf(url: string, headers: Readonly<Record<string, string>>): Reader {
  return { url, headers, last: 0, at: 0, gaps: 0, request: undefined }
}

/** Connects readers, each after its last event, and waits for the first event of each. */
export async function connectAll(readers: readonly Reader[]): Promise<void> {
  const waiting = [...readers]
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await connect(next)
    }),
  )
}

/** Cuts the connections of all readers. */
export function cutAll(readers: readonly Reader[]): void {
  for (const reader of readers) reader.request?.destroy()
}

function connect(reader: Reader): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { ...reader.headers, accept: 'text/event-stream' }
    if (reader.last > 0) headers['last-event-id'] = `${reader.last}`
    let isFirst = true
    const request = http.get(reader.url, { agent, headers }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`A stream answered ${response.statusCode}.`))
      let rest = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (!line.startsWith('id: ')) continue
          const sequence = Number(line.slice(4))
          // The first event after a return may be the one that is known.
          const isRight = isFirst ? sequence >= reader.last : sequence === reader.last + 1
          if (!isRight) reader.gaps += 1
          isFirst = false
          reader.last = sequence
          reader.at = performance.now()
          resolve()
        }
      })
      response.on('error', () => undefined)
    })
    request.on('error', reject)
    reader.request = request
  })
}

/** Waits until every reader has this event or a later one. Fails after a minute. */
export async function untilAll(readers: readonly Reader[], sequence: number): Promise<void> {
  const deadline = performance.now() + 60_000
  while (readers.some(({ last }) => last < sequence)) {
    if (performance.now() > deadline) throw new Error(`Event ${sequence} did not reach everybody.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
