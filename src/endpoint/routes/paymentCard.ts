import { html, raw } from 'hono/html'
import type { ChainDefinition } from '../../chains/definition.js'
import { formatUsdc } from '../../money/index.js'
import { paymentLink } from '../../payment/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { encodeQr } from '../../qr/encode.js'
import type { PageLanguage, Say } from '../pageLanguage.js'
import type { Html } from './page.js'

/**
 * The element's card as the endpoint draws it: the same classes, styles, words and places, in a
 * declarative shadow root. It stands before any script runs and without JavaScript, and gives way
 * once the element has checked the payment itself: nothing moves then. What only a script can do
 * has its place kept free, and no place at all where no script runs.
 */
export function paymentCard({
  payment,
  chains,
  language: { lang, dir, say },
  css,
  nonce,
  banner,
}: {
  payment: PaymentView
  /** The networks that this endpoint knows. */
  chains: readonly ChainDefinition[]
  language: PageLanguage
  /** The element's own styles, from the build. */
  css: string
  nonce: string
  /** What every card of a sandbox bears; nothing in production. */
  banner: Html | ''
}): Html {
  const networks = payment.networks.flatMap(
    ({ chain }) => chains.find(({ id }) => `eip155:${id}` === chain) ?? [],
  )
  const isWaiting = payment.status === 'waiting'
  return html`<template shadowrootmode="open"><style nonce="${nonce}">${raw(css + cardCss)}</style>
<noscript><style nonce="${nonce}">${raw(noScriptCss)}</style></noscript>
${banner}<div class="base" part="base" lang="${lang}" dir="${dir}">
<header class="head"><slot name="heading"><h2>${say('title')}</h2></slot></header>
${sum(payment, say)}
${isWaiting ? html`<div class="steps"></div>` : ''}
<div part="status"><div class="state"><p class="headline">${say(payment.status)}</p>
${isWaiting ? html`<p class="more with-script">${say('waitingMore')}</p><noscript><p class="more">${say('reload')}</p></noscript>` : html`<p class="more">${say('reload')}</p>`}</div></div>
${pay({ payment, networks, say })}
<slot name="footer"></slot></div></template>`
}

/** What is drawn here only: the place of the mark, as high as the mark. */
const cardCss =
  '.checked>p{display:flex;align-items:center;min-block-size:1.75rem;color:var(--muted)}' +
  '.button:disabled{cursor:default}'

const noScriptCss = '.with-script,.steps,.wallet,.or,.code-notes,.copy,.checked,.help{display:none}'

function sum(payment: PaymentView, say: Say): Html {
  const order = html`<p class="note">${say('orderTotal', { order: payment.order.id, total: `${payment.total.amount} ${payment.total.currency}` })}</p>`
  if (payment.status === 'canceled') return order
  const received = BigInt(payment.received)
  const remaining = BigInt(payment.remaining)
  const label = say(remaining === 0n ? 'paidAmount' : received > 0n ? 'stillToPay' : 'toPay')
  const isPart = remaining > 0n && received > 0n
  return html`<div class="amount" part="amount"><p class="label">${label}</p>
<p class="sum" dir="ltr"><span class="figure">${formatUsdc(remaining === 0n ? received : remaining)}</span> <span class="unit">USDC</span></p>
${isPart ? html`<p class="note">${say('received', { amount: formatUsdc(received) })}</p>` : ''}${order}</div>`
}

/** Network, address and code. An address that takes no money now is not shown. */
function pay({
  payment,
  networks,
  say,
}: {
  payment: PaymentView
  networks: readonly ChainDefinition[]
  say: Say
}): Html | '' {
  const due = BigInt(payment.remaining)
  const [chain, ...others] = networks
  if (payment.status !== 'waiting' || due === 0n || chain === undefined) return ''
  const link = paymentLink({ chain, receiver: payment.address, amount: due })
  const { size, path } = encodeQr(link)
  const groups = ['0x', ...(payment.address.slice(2).match(/.{4}/g) ?? [])]
  const words = { amount: formatUsdc(due), network: chain.name }
  return html`<div class="pay">
<div class="network" part="network"><p><span class="label">${say('network')}</span> ${chain.name}${others.map(({ name }) => html`<noscript>, ${name}</noscript>`)}</p></div>
<div class="wallet" part="wallet"><button class="button primary" type="button" disabled>${walletIcon} ${say('walletButton')}</button></div>
<p class="or">${say('walletOr')}</p>
<div class="ways">
<div class="qr" part="qr"><svg class="code" role="img" aria-label="${say('qrLinkLabel', words)}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${path}" fill="#000"></path></svg>
<div class="code-notes"></div>
<a class="link open-link" href="${link}">${say('openLink')}</a></div>
<section class="address"><h3 class="label">${say('addressTitle')}</h3>
<p class="exactly">${say('sendExactly', words)}</p>
<p class="groups" part="address" dir="ltr" translate="no"><span class="hidden">${payment.address}</span>${groups.map((group) => html`<span aria-hidden="true">${group}</span>`)}</p>
<div class="copy"><div class="row"><span></span><span></span></div></div>
<div class="checked" part="checked"><p>${say('checkingAddress')}</p></div>
</section></div></div>
<div class="help" part="help"></div>`
}

/** The wallet of the element's own button. */
const walletIcon = raw(
  '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M19 7V5a1 1 0 0 0-1-1H5a2 2 0 0 0 0 4h15v12H5a2 2 0 0 1-2-2V6M16.5 14h.01"></path></svg>',
)
