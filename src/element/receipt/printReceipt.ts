import { paperStyles } from './receipt.styles.js'

/**
 * Opens the print dialog with nothing but the receipt in it: a copy in an empty frame.
 *
 * Where the page itself is closed off, and a frame in it cannot be reached, the whole page is printed.
 *
 * @param title of the document; browsers take it for the name of a PDF
 * @param options.print opens the print dialog of a window
 */
export function printReceipt({
  receipt,
  title,
  print,
}: {
  receipt: Element
  title: string
  print: (window: Window) => void
}): void {
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  // Through the object model, which a strict content security policy allows. A frame that is not
  // rendered at all is not printed everywhere.
  Object.assign(frame.style, { position: 'fixed', inset: '0 auto auto 0', border: '0' })
  Object.assign(frame.style, { width: '0', height: '0', visibility: 'hidden' })
  frame.addEventListener('load', () => {
    const inside = frame.contentDocument
    const view = frame.contentWindow as (Window & typeof globalThis) | null
    if (inside === null || view === null) {
      frame.remove()
      print(window)
      return
    }
    const sheet = new view.CSSStyleSheet()
    sheet.replaceSync(paperStyles)
    inside.adoptedStyleSheets = [sheet]
    inside.title = title
    inside.documentElement.lang = receipt.closest('[lang]')?.getAttribute('lang') ?? ''
    inside.documentElement.dir = getComputedStyle(receipt).direction
    inside.body.append(inside.importNode(receipt, true))
    view.addEventListener('afterprint', () => frame.remove())
    print(view)
  })
  document.body.append(frame)
}
