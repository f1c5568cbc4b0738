import type { Page } from 'playwright'

/** What the page itself says; a script on it can make it say anything. */
export type PageText = {
  /** The order's number as it is written, or as an element of ours names it. */
  readonly order: string | undefined
  /** Attributes of the first <pay-with-usdc>. */
  readonly element: Readonly<Record<string, string>>
  /** Scripts with an address that stand in the page. */
  readonly scripts: readonly { readonly src: string; readonly integrity: string }[]
  readonly inlineScripts: number
}

/** Reads the page in a world of its own: functions that the page's scripts replaced are whole there. */
export async function readPage(page: Page): Promise<PageText> {
  return evaluateApart<PageText>(page, `(${text})()`)
}

/**
 * Scrolls the page.
 *
 * @returns true when the window shows its end
 */
export async function scrollPage(page: Page, top: number): Promise<boolean> {
  return evaluateApart<boolean>(page, `(${scroll})(${top})`)
}

async function evaluateApart<Value>(page: Page, expression: string): Promise<Value> {
  const session = await page.context().newCDPSession(page)
  try {
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'pay-with-usdc-watch',
    })
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result.value as Value
  } finally {
    await session.detach()
  }
}

// Both are sent as text: they may use nothing from here.
const text = () => {
  const element = document.querySelector('pay-with-usdc')
  const written = [
    document.querySelector('[data-usdc-pay][data-order]:not(script)')?.getAttribute('data-order'),
    document.querySelector('[data-test=order-confirmation-order-number-text] strong')?.textContent,
    element?.getAttribute('order'),
  ]
  return {
    order: written.map((one) => one?.trim()).find((one) => /^[1-9]\d{0,17}$/.test(one ?? '')),
    element: Object.fromEntries(
      [...(element?.attributes ?? [])].map((one) => [one.name, one.value]),
    ),
    scripts: [...document.scripts]
      .filter(({ src }) => src !== '')
      .map(({ src, integrity }) => ({ src, integrity })),
    inlineScripts: [...document.scripts].filter(({ src, type }) => src === '' && !/json/.test(type))
      .length,
  }
}

const scroll = (top: number) => {
  window.scrollTo({ top, behavior: 'instant' })
  return Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight
}
