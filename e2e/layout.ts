/**
 * Lists what is wrong with the layout of one element: what stands out over its side, text that is
 * cut off, texts that cover each other, and targets under 24 CSS pixels (WCAG 2.2, 2.5.8). Runs in
 * the page, so it uses nothing from outside.
 */
export function faultsOf(element: Element): string[] {
  const root = element.shadowRoot
  if (root === null) return ['It has no shadow root.']
  const faults: string[] = []
  const edge = element.getBoundingClientRect()
  const name = (node: Element) => `<${node.localName} class="${node.getAttribute('class') ?? ''}">`
  const all = [...root.querySelectorAll('.base *, .sandbox, .sandbox *')].filter(
    (node) =>
      node.checkVisibility() &&
      node.closest('.hidden, svg') === null &&
      // What only screen readers get.
      getComputedStyle(node).clipPath === 'none',
  )
  for (const node of all) {
    const { left, right, width } = node.getBoundingClientRect()
    if (width > 1 && (left < edge.left - 0.5 || right > edge.right + 0.5)) {
      faults.push(`${name(node)} stands out over the side`)
    }
    const style = getComputedStyle(node)
    const isCut = style.overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1
    if (isCut && node.localName !== 'progress') faults.push(`${name(node)} is cut off`)
  }
  const targets = all.filter((node) => node.matches('a, button, summary, select, textarea, input'))
  for (const node of targets) {
    // A link in a sentence is as high as its line, which WCAG allows.
    if (node.matches('p a, dd a, li > a.inline')) continue
    const target = node.matches('input') ? (node.closest('label') ?? node) : node
    const { width, height } = target.getBoundingClientRect()
    if (width < 23.9 || height < 23.9) {
      faults.push(`${name(node)} is ${width.toFixed(1)} × ${height.toFixed(1)} px`)
    }
  }
  const texts: { text: string; rects: DOMRect[] }[] = []
  for (const node of all) {
    for (const child of node.childNodes) {
      if (child.nodeType !== Node.TEXT_NODE || child.textContent?.trim() === '') continue
      const range = document.createRange()
      range.selectNodeContents(child)
      texts.push({ text: child.textContent?.trim() ?? '', rects: [...range.getClientRects()] })
    }
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const isCovered = one.rects.some((a) =>
        other.rects.some(
          (b) =>
            // Lines may touch: what is above and below a letter is empty.
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >
              Math.min(a.height, b.height) / 3,
        ),
      )
      if (isCovered) faults.push(`“${one.text}” and “${other.text}” cover each other`)
    }
  }
  return faults
}
