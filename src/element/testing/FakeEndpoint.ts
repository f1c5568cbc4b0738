/** An answer of the endpoint that is not a success. */
export type FakeError = { status: number; code: string; retryable: boolean }

/** What the endpoint was asked for. */
export type FakeRequest = { method: string; path: string; headers: Headers; body: unknown }

/**
 * An endpoint behind an injected `fetch`: real requests and responses, a real stream, no network.
 * The element under test runs the same path as in a shop.
 */
export class FakeEndpoint {
  readonly requests: FakeRequest[] = []
  /** Answers instead of the view, as long as it is set. */
  error: FakeError | undefined
  /** What a PUT is refused with; undefined takes it. */
  refusal: string | undefined
  /** The payment after it was renewed; undefined refuses. */
  renewed: unknown
  /** Rejects every request, as a lost network does. */
  offline = false
  /** Streams that answer and then hold everything back, as a buffering proxy does. */
  buffering = false
  view: unknown
  token = 'A'.repeat(43)
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #encoder = new TextEncoder()

  constructor(view: unknown) {
    this.view = view
  }

  /** Streams that are open now. */
  get open(): number {
    return this.#streams.size
  }

  /** Takes a new view and streams it, as the endpoint does in one step. */
  send(view: unknown): void {
    this.view = view
    this.write(this.#message('payment', view))
  }

  /** Writes raw text to every open stream. */
  write(text: string): void {
    for (const stream of this.#streams) stream.enqueue(this.#encoder.encode(text))
  }

  /** Ends every stream, as a rolling deploy does. */
  end(): void {
    for (const stream of this.#streams) stream.close()
    this.#streams.clear()
  }

  /** Breaks every stream, as a lost connection does. */
  break(): void {
    for (const stream of this.#streams) stream.error(new TypeError('network error'))
    this.#streams.clear()
  }

  /** The `fetch` to inject. */
  readonly fetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    this.requests.push({
      method: request.method,
      path: pathname,
      headers: request.headers,
      body: request.method === 'GET' ? undefined : await request.json().catch(() => undefined),
    })
    if (this.offline) throw new TypeError('Failed to fetch')
    if (this.error !== undefined) {
      const { status, code, retryable } = this.error
      return Response.json({ code, message: 'An example.', retryable }, { status })
    }
    if (pathname.endsWith('/renew')) {
      if (this.renewed === undefined) {
        const refused = { code: 'store_unavailable', message: 'An example.', retryable: true }
        return Response.json(refused, { status: 503 })
      }
      this.view = this.renewed
      return Response.json(this.view)
    }
    if (request.method === 'PUT') {
      const { refusal: code } = this
      if (code === undefined) return new Response(null, { status: 204 })
      return Response.json({ code, message: 'An example.', retryable: false }, { status: 422 })
    }
    if (pathname.endsWith('/events')) return this.#stream(init?.signal ?? undefined)
    if (request.method !== 'POST') return Response.json(this.view)
    const url = 'https://pay.example/pay/1'
    return Response.json({ payment: this.view, token: this.token, url }, { status: 201 })
  }

  #stream(signal: AbortSignal | undefined): Response {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        own = controller
        if (this.buffering) return
        this.#streams.add(controller)
        const text = `retry: 2000\n\n${this.#message('snapshot', this.view)}`
        controller.enqueue(this.#encoder.encode(text))
        signal?.addEventListener('abort', () => {
          if (!this.#streams.delete(controller)) return
          controller.error(new DOMException('Aborted', 'AbortError'))
        })
      },
      cancel: () => {
        if (own !== undefined) this.#streams.delete(own)
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }

  #message(event: string, view: unknown): string {
    const { sequence } = (view ?? {}) as { sequence?: unknown }
    return `id: ${sequence}\nevent: ${event}\ndata: ${JSON.stringify(view)}\n\n`
  }
}
