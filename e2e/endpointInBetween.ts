import type { Page, Route } from '@playwright/test'
import type { Sandbox } from '../demo/sandbox.js'
import type { PaymentView } from '../src/protocol/index.js'

/** A payment view, honest or not, as JSON carries it. */
export type Lie = (view: PaymentView) => unknown

const honest: Lie = (view) => view

/** Somebody who took over the endpoint: every answer about a payment goes through here. */
export class EndpointInBetween {
  /** What happens to a view in the answer that opens a payment. */
  whenOpening: Lie = honest
  /** What the live stream says as soon as it is let go. */
  whenStreaming: Lie = honest
  #view: PaymentView | undefined
  #letGo: () => void = () => undefined
  readonly #released = new Promise<void>((resolve) => {
    this.#letGo = resolve
  })

  constructor(
    readonly page: Page,
    readonly sandbox: Sandbox,
  ) {}

  /** Reads and changes the answer that opens a payment. */
  async takeOverOpening(): Promise<void> {
    const { page, sandbox } = this
    await page.route(`${sandbox.endpointUrl}/v1/checkout`, async (route) => {
      const response = await route.fetch()
      const opened = (await response.json()) as { payment: PaymentView }
      this.#view = opened.payment
      await route.fulfill({
        response,
        json: { ...opened, payment: this.whenOpening(opened.payment) },
      })
    })
  }

  /** Makes up every later answer. The stream is silent until `letStreamGo`. */
  async takeOverStream(): Promise<void> {
    const { page, sandbox } = this
    await page.route(`${sandbox.endpointUrl}/v1/payments/**`, async (route) => {
      await this.#released
      await this.#answer(route)
    })
  }

  /** From now on the stream talks, and says what `whenStreaming` makes of the payment. */
  letStreamGo(): void {
    this.#letGo()
  }

  async #answer(route: Route): Promise<void> {
    const view = this.#view
    if (view === undefined) return route.abort()
    const lie = this.whenStreaming({ ...view, sequence: view.sequence + 1 })
    const isStream = route.request().url().endsWith('/events')
    const text = JSON.stringify(lie)
    await route.fulfill({
      status: 200,
      headers: { 'access-control-allow-origin': '*' },
      contentType: isStream ? 'text/event-stream' : 'application/json',
      body: isStream ? `event: payment\nid: ${view.sequence + 1}\ndata: ${text}\n\n` : text,
    })
  }
}
