/** The frame's own document: see-through, and as high as what it shows. A constructed sheet needs no nonce. */
export function adoptFrameStyles(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

// The edge leaves room for the ring around what has the focus.
const css = `
html { background: transparent; overflow-x: clip; }
body {
  margin: 0; padding: 4px; min-block-size: 0; block-size: auto; background: transparent;
  display: block; font: 16px/1.5 system-ui, sans-serif;
}
.heading > * { margin: 0; overflow-wrap: anywhere; }
.heading h2 { font-size: 1.125rem; line-height: 1.3; }
.heading p { font-size: .9375rem; }
[slot=footer] { font-size: .875rem; color: inherit; }
`
