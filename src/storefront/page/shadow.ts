/**
 * Gives an element a shadow root with our styles, so that the store's styles and ours stay apart;
 * font and colour are inherited. A constructed sheet: no content security policy stops it.
 */
export function shadowOf(host: HTMLElement, ...children: readonly Node[]): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  sheet ??= styles()
  root.adoptedStyleSheets = [sheet]
  root.append(...children)
  return root
}

let sheet: CSSStyleSheet | undefined

function styles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  return sheet
}

// Colours come from the page's own text colour, so that they fit on light and dark alike. A frame's
// place is kept free at about the height that an open payment has; its breakpoint is the element's.
const css = `
:host { display: block; font: inherit; color: inherit; text-align: start; container-type: inline-size; }
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
p { margin: 0; }
.note { padding: 0 1em 1em; font-size: .95em; line-height: 1.45; }
.box {
  padding: .75em 1em; border-radius: 8px; display: grid; gap: .4em; line-height: 1.45;
  background: color-mix(in srgb, currentColor 5%, transparent);
  border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
}
.lead { font-weight: 600; }
.stack { display: grid; gap: 1em; padding-block: 1em; max-inline-size: 704px; }
.stage { position: relative; min-inline-size: 0; }
.frame {
  display: block; inline-size: calc(100% + 8px); margin: -4px; border: 0; background: transparent;
  block-size: 1400px;
}
@container (inline-size >= 34rem) { .frame { block-size: 1080px; } }
.opening {
  position: absolute; inset: 0; padding: 1.5em; border-radius: 14px;
  border: 1px solid color-mix(in srgb, currentColor 14%, transparent);
}
.own { font-size: .95em; }
.own .action { margin-block: .2em .5em; }
code {
  font: 600 1.05em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  user-select: all; unicode-bidi: isolate; direction: ltr;
}
code span { margin-inline-end: .6ch; }
.actions { display: flex; flex-wrap: wrap; gap: .6em 1.2em; align-items: center; }
a { color: inherit; text-underline-offset: .2em; }
button, .action {
  font: inherit; color: inherit; cursor: pointer; text-decoration: none; font-weight: 600;
  padding: .55em 1.1em; min-block-size: 2.75em; border-radius: 8px; background: transparent;
  border: 2px solid var(--accent, currentColor); display: inline-flex; align-items: center;
}
button:disabled { opacity: .5; cursor: default; }
:is(a, button):focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.small { font-size: .85em; }
`
