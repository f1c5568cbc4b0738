import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Environment } from '../context.js'

/** A piece of HTML whose values are escaped. */
export type Html = ReturnType<typeof html>

/**
 * The headers of every page of ours, and the nonce that its scripts and styles carry.
 *
 * @param frameAncestors who may show it in a frame; nobody by default
 * @param connect further origins that its scripts may reach
 */
export function pageHeaders(
  context: Context<Environment>,
  {
    frameAncestors = [],
    connect = [],
    logo = false,
    formAction = "'none'",
  }: {
    frameAncestors?: readonly string[]
    connect?: readonly string[]
    logo?: boolean
    formAction?: "'none'" | "'self'"
  } = {},
): string {
  const nonce = randomBytes(16).toString('base64')
  const ancestors = frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')
  context.header('vary', 'accept-language')
  // The path can hold a token: no referrer, no index, no copy in a cache.
  context.header('referrer-policy', 'no-referrer')
  context.header('x-robots-tag', 'noindex, nofollow')
  context.header('cache-control', 'no-store')
  context.header('x-content-type-options', 'nosniff')
  if (frameAncestors.length === 0) context.header('x-frame-options', 'DENY')
  context.header(
    'content-security-policy',
    pagePolicy({
      scripts: [`'nonce-${nonce}'`, "'strict-dynamic'"],
      styles: [`'nonce-${nonce}'`],
      connect: ["'self'", ...connect],
      frameAncestors: [ancestors],
      logo,
      formAction,
    }),
  )
  return nonce
}

/** What every page of ours is held to. Its own scripts and styles are named by nonce or by hash. */
export function pagePolicy({
  scripts,
  styles,
  connect,
  frameAncestors,
  logo = false,
  formAction = "'none'",
}: {
  scripts: readonly string[]
  styles: readonly string[]
  connect: readonly string[]
  frameAncestors: readonly string[]
  /** The shop's logo may come from anywhere by https. */
  logo?: boolean
  formAction?: "'none'" | "'self'"
}): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    `connect-src ${connect.join(' ')}`,
    // The shop's logo.
    `img-src ${logo ? 'https: ' : ''}data:`,
    "base-uri 'none'",
    `form-action ${formAction}`,
    `frame-ancestors ${frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types lit-html pay-with-usdc',
  ].join('; ')
}

/**
 * A whole page.
 *
 * @param nonce of its style; without one, the policy names the style's hash
 */
export function page({
  lang,
  dir = 'ltr',
  title,
  nonce,
  body,
  bare = false,
}: {
  lang: string
  /** Where the language's lines begin. @default 'ltr' */
  dir?: 'ltr' | 'rtl'
  title: string
  nonce?: string
  body: Html
  /** True for a page that is shown in a frame: no margin of its own. */
  bare?: boolean
}): Html {
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style${nonce === undefined ? '' : html` nonce="${nonce}"`}>${raw(bare ? frameCss : pageCss)}</style>
</head>
<body>${body}</body>
</html>`
}

/** The style of a page that is shown in a frame. */
export const frameCss = 'html{background:transparent}body{margin:0}'

const pageCss = `
:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;grid-template-columns:minmax(0,1fr);place-items:start center;padding:24px 16px;box-sizing:border-box;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f3f5f8,#0d0f14);color:light-dark(#131722,#f1f3f7)}
main{inline-size:100%;max-inline-size:44rem;display:grid;gap:16px}
.panel{display:grid;gap:16px;padding:24px;background:light-dark(#fff,#14171f);border:1px solid light-dark(#d9dee6,#323846);border-radius:12px}
main,.panel,section{min-inline-size:0}
h1{font-size:1.25rem;line-height:1.3;margin:0}
h2{font-size:1rem;margin:0}
section{display:grid;gap:6px}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:8px 20px;margin:0}
dt{color:light-dark(#565e6e,#a8b0bf)}
dd{margin:0;overflow-wrap:anywhere}
@media (max-width:520px){dl{grid-template-columns:minmax(0,1fr);gap:2px}dd{margin-block-end:10px}}
p{margin:0}
.soft{color:light-dark(#565e6e,#a8b0bf)}
.problem{padding:12px 14px;border-inline-start:3px solid light-dark(#b3261e,#ff9c92);background:light-dark(#f5f7fa,#1b1f29);border-radius:8px}
form{display:grid;gap:16px}
label{display:grid;gap:6px;font-weight:600}
input{font:inherit;padding:10px 12px;border:1px solid light-dark(#8a93a3,#5b6475);border-radius:8px;background:transparent;color:inherit}
button{font:inherit;font-weight:600;padding:12px 16px;border:0;border-radius:8px;background:light-dark(#1c5fd4,#6ea0ff);color:light-dark(#fff,#0b1020);cursor:pointer}
:is(input,button,a):focus-visible{outline:3px solid light-dark(#1c5fd4,#6ea0ff);outline-offset:2px}
`
