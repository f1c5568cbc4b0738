import { html, raw } from 'hono/html'
import { styles } from './styles.js'

/** A page of the demo shop. */
export function layout({
  title,
  nonce,
  count,
  body,
  scripts = [],
}: {
  title: string
  nonce: string
  /** Things in the cart. */
  count: number
  body: ReturnType<typeof html>
  /** The scripts of the Script Manager. */
  scripts?: ReturnType<typeof html>[]
}) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Harbour Goods</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${raw(styles)}</style>
</head>
<body>
<header><a class="brand" href="/">Harbour Goods</a>
<nav aria-label="Shop"><a href="/cart">Cart <span class="badge">${count}</span></a></nav></header>
${body}
<footer>A demo shop on a sandbox chain. No real money moves here.</footer>
${scripts}
</body>
</html>`
}
