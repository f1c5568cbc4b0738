/** Another origin that serves the same files: browsers send every name below `localhost` home. */
export const otherOrigin = `http://frame.localhost:${location.port}`

/** A third one. */
export const thirdOrigin = `http://pay.localhost:${location.port}`

/** The base of a host whose frame is led by the test. What comes after the hash is the frame's path. */
export const stubBase = `${otherOrigin}/src/storefront/testing/stub.svg#`

/** What a led frame heard, in its order, and a way to wait for the next. */
export class StubFrame {
  readonly heard: { readonly data: unknown; readonly from: string | undefined }[] = []
  readonly #frame: HTMLIFrameElement
  #wake = () => {}

  constructor(frame: HTMLIFrameElement) {
    this.#frame = frame
    addEventListener('message', ({ source, data }) => {
      if (source !== frame.contentWindow || data?.heard === undefined) return
      this.heard.push({ data: data.heard, from: data.from })
      this.#wake()
    })
  }

  /** Waits until the frame heard so many things; its own loading is the first. */
  async hears(count: number): Promise<unknown> {
    while (this.heard.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.heard[count - 1]?.data
  }

  /** Lets the frame say something to the page around it, and waits until it was said. */
  async say(message: unknown): Promise<void> {
    const said = new Promise<void>((resolve) => {
      const hear = ({ source, data }: MessageEvent) => {
        if (source !== this.#frame.contentWindow || data?.mark !== true) return
        removeEventListener('message', hear)
        resolve()
      }
      addEventListener('message', hear)
    })
    const { contentWindow } = this.#frame
    contentWindow?.postMessage({ say: message }, '*')
    contentWindow?.postMessage({ say: { mark: true } }, '*')
    await said
  }
}
