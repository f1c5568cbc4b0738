import { html, raw } from 'hono/html'
import type { ChainDefinition } from '../../chains/definition.js'
import { formatUsdc } from '../../money/index.js'
import { paymentLink } from '../../payment/index.js'
import type { PaymentView } from '../../protocol/index.js'
import { encodeQr } from '../../qr/encode.js'
import type { PageLanguage, Say } from '../pageLanguage.js'
import type { Html } from './page.js'

/**
 * The element's card as the endpoint draws it: the same classes and styles, in a declarative shadow
 * root. It stands before any script runs and without JavaScript, and gives way once the element has
 * checked the payment itself.
 */
export function paymentCard({
  payment,
  chains,
  language: { lang, dir, say },
  css,
  nonce,
}: {
  payment: PaymentView
  /** The networks that this endpoint knows. */
  chains: readonly ChainDefinition[]
  language: PageLanguage
  /** The element's own styles, from the build. */
  css: string
  nonce: string
}): Html {
  const networks = payment.networks.flatMap(
    ({ chain }) => chains.find(({ id }) => `eip155:${id}` === chain) ?? [],
  )
  return html`<template shadowrootmode="open"><style nonce="${nonce}">${raw(css)}</style>
<div class="base" part="base" lang="${lang}" dir="${dir}">
<header class="head"><slot name="heading"><h2>${say('title')}</h2></slot></header>
${sum(payment, say)}
<div part="status"><p class="headline">${say(payment.status)}</p><p class="note">${say('reload')}</p></div>
${pay({ payment, networks, say })}
<slot name="footer"></slot></div></template>`
}

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

/** Address and code. An address that takes no money any more is not shown. */
function pay({
  payment,
  networks,
  say,
}: {
  payment: PaymentView
  networks: readonly ChainDefinition[]
  say: Say
}): Html | '' {
  const amount = BigInt(payment.remaining)
  const [chain] = networks
  const isPayable = payment.status === 'waiting' || payment.status === 'expired'
  if (!isPayable || amount === 0n || chain === undefined) return ''
  const link = paymentLink({ chain, receiver: payment.address, amount })
  const { size, path } = encodeQr(link)
  const names = networks.map(({ name }) => name)
  const groups = ['0x', ...(payment.address.slice(2).match(/.{4}/g) ?? [])]
  return html`<div class="pay"><div class="ways">
<div class="qr" part="qr"><svg class="code" role="img" aria-label="${say('codeLabel', { amount: formatUsdc(amount), network: chain.name })}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"></rect><path d="${path}" fill="#000"></path></svg>
<a class="link open-link" href="${link}">${say('openLink')}</a></div>
<section class="address"><h3 class="label">${say('addressTitle')}</h3>
<p class="exactly">${say('sendExactly', { amount: formatUsdc(amount), network: names.join(', ') })}</p>
<p class="groups" part="address" dir="ltr" translate="no"><span class="hidden">${payment.address}</span>${groups.map((group) => html`<span aria-hidden="true">${group}</span>`)}</p>
</section></div></div>`
}
