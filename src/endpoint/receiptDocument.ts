import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { ChainDefinition } from '../chains/definition.js'
import { mainnets } from '../chains/definitions/mainnets.js'
import { sandboxChains } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { documents } from '../lang/documents.js'
import type { DocumentMessages } from '../lang/en/document.js'
import { sayIn } from '../lang/say.js'
import { directionOf, type Language } from '../lang/tags.js'
import { formatUsdc } from '../money/index.js'
import type { Receipt } from '../protocol/index.js'
import type { VerifiedReceipt } from '../receipt/index.js'
import type { Say } from './pageLanguage.js'
import { receiptCss } from './receiptCss.js'
import type { Html } from './routes/page.js'

/**
 * The version of the document. It grows with every change of what is drawn: a reader then knows
 * that an older file cannot be compared with what this version would draw.
 */
export const receiptDocumentVersion = 1

/** What the hosted page has and the saved file has not. */
export type ReceiptTools = {
  /** Of the page's style and script. */
  readonly nonce: string
  /** What every page of a sandbox bears; nothing in production. */
  readonly banner: Html | ''
  /** Where the payment's own page is. */
  readonly back: string
  readonly say: Say
}

/**
 * A receipt as a document: one file that needs no network and no script, for screen and paper.
 *
 * It follows from the signed text and the language alone, letter for letter, so that a saved file
 * can be compared with what its signature stands for.
 *
 * @param tools only on the hosted page
 */
export function receiptDocument({
  receipt,
  fingerprint,
  jws,
  language,
  tools,
}: VerifiedReceipt & {
  jws: string
  language: Language
  tools?: ReceiptTools
}): Html {
  const words = documents[language]
  const { order, storeName, store, total, rate, due, received } = receipt
  const orderName = sayIn(words)('order', { order })
  const name = `${storeName ?? store} · ${orderName}`
  const nonce = tools === undefined ? '' : html` nonce="${tools.nonce}"`
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
${tools === undefined ? html`<meta http-equiv="content-security-policy" content="${filePolicy}">\n` : ''}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="pay-with-usdc receipt/${receiptDocumentVersion}">
<title>${words.title} · ${name}</title>
<style${nonce}>${raw(receiptCss)}</style>
</head>
<body>
${tools === undefined ? '' : toolbar(tools)}<main>
${tools?.banner ?? ''}<header>
<p class="shop"><bdi>${storeName ?? store}</bdi></p>
<h1>${words.title}</h1>
<p class="order">${orderName}</p>
<p class="paid">${words.paid}</p>
</header>
${isTest(receipt) ? html`<p class="test" role="note">${words.testNetwork}</p>\n` : ''}<section class="sum">
<p class="label">${words.received}</p>
<p class="figure"><span dir="ltr">${formatUsdc(BigInt(received))}</span> <small>USDC</small></p>
</section>
<dl class="facts">
${row(words.orderTotal, `${total.amount} ${total.currency}`)}
${rate === undefined ? '' : html`${row(words.rate, `1 USDC = ${rate.perUsdc} ${total.currency} (${rate.source}, ${clock(rate.at)})`)}\n`}${row(words.due, `${formatUsdc(BigInt(due))} USDC`)}
${row(words.paidAt, time(receipt.paidAt))}
${row(words.payment, code(receipt.payment))}
</dl>
<section>
<h2>${words.transfers}</h2>
${receipt.transfers.map((transfer) => transferCard(transfer, receipt, words))}
<dl class="facts">
${row(words.receiver, code(receipt.receiver))}
${row(words.treasury, code(receipt.treasury))}
</dl>
</section>
<section class="signature">
<h2>${words.signature}</h2>
<p class="soft">${words.signatureHint}</p>
<dl class="facts">
${row(words.signedBy, code(receipt.iss))}
${row(words.fingerprint, code(fingerprint))}
${row(words.check, code(`npx pay-with-usdc verify-receipt receipt-${order}.html --key ${words.shopKey}`))}
</dl>
<details>
<summary>${words.signedText}</summary>
<p><code id="receipt-jws" dir="ltr">${jws}</code></p>
</details>
</section>
</main>
</body>
</html>
`
}

/** The networks that a receipt can name, main networks first. */
export function receiptChains({ iss }: Pick<Receipt, 'iss'>): readonly ChainDefinition[] {
  return [...mainnets, ...testnets, ...sandboxChains(iss)]
}

/** True when a transfer was not on one of the main networks. */
export function isTest({ transfers }: Receipt): boolean {
  return !transfers.every(({ chain }) => mainnets.some(({ id }) => `eip155:${id}` === chain))
}

/** A saved file loads nothing and runs nothing. */
const filePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(receiptCss).digest('base64')}'; base-uri 'none'; form-action 'none'`

function toolbar({ nonce, back, say }: ReceiptTools): Html {
  // The print button is of no use without a script, so the script brings it.
  const script = `const b=document.getElementById('print');b.hidden=false;b.onclick=()=>print()`
  return html`<nav><a href="${back}">${say('receiptBack')}</a>
<a class="button" href="?download">${say('receiptSave')}</a>
<button class="button" id="print" type="button" hidden>${say('receiptPrint')}</button>
<script nonce="${nonce}">${raw(script)}</script></nav>
`
}

function transferCard(
  { chain, token, transactionHash, amount, blockTime }: Receipt['transfers'][number],
  receipt: Receipt,
  words: DocumentMessages,
): Html {
  const known = receiptChains(receipt).find(({ id }) => `eip155:${id}` === chain)
  const hash = code(transactionHash)
  const href = `${known?.explorer.url}/tx/${transactionHash}`
  return html`<dl class="facts transfer">
${row(words.network, known === undefined ? chain : `${known.name} (${chain})`)}
${row(words.received, `${formatUsdc(BigInt(amount))} USDC`)}
${row(words.time, time(blockTime))}
${row(words.transaction, known === undefined ? hash : html`<a href="${href}" rel="noreferrer">${hash}</a>`)}
${row(words.token, code(token))}
</dl>
`
}

function row(name: string, value: string | Html): Html {
  return html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`
}

function code(text: string): Html {
  return html`<code dir="ltr" translate="no">${text}</code>`
}

function time(iso: string): Html {
  return html`<time datetime="${iso}" dir="ltr">${clock(iso)}</time>`
}

/** UTC, written the same everywhere: a file must not depend on who draws it. */
function clock(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
