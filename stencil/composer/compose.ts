import { languageOf } from '../../src/lang/languageOf.js'
import type { Wanted } from './checkDraft.js'

/** The build whose script is pasted. */
export type BuildFacts = {
  readonly version: string
  /** Hash of `storefront.js`. */
  readonly integrity: string
}

/** Everything that a merchant pastes somewhere. */
export type Snippets = {
  /** The script's address, for a script of type URL. */
  readonly src: string
  readonly integrity: string
  /** The whole tag, for a script of type Script. */
  readonly tag: string
  /** What the address does not carry when our own installer put the script into the store. */
  readonly block: string
  /** Body of `POST /v3/content/scripts`. */
  readonly api: string
  /** Instructions of the payment method. */
  readonly instructions: string
  /** Content security policy: what is to be added to a policy that the merchant has. */
  readonly csp: string
}

/** Writes the snippets. The same wish gives the same text, letter by letter. */
export function compose(wanted: Wanted, { version, integrity }: BuildFacts): Snippets {
  const src = srcOf(wanted, version)
  return {
    src,
    integrity,
    tag: `<script src="${escapeAttribute(src)}" integrity="${escapeAttribute(integrity)}" crossorigin="anonymous" defer></script>`,
    block: blockOf(wanted),
    api: JSON.stringify(apiBodyOf(src, integrity), null, 2),
    instructions: instructionsOf(wanted),
    csp: cspOf(wanted, src),
  }
}

/** The order of the parameters is the one that the endpoint's own installer writes. */
function srcOf(wanted: Wanted, version: string): string {
  const { endpoint, store, treasuries, networks, frameOrigin, scriptUrl } = wanted
  const src = new URL(`${scriptUrl ?? `${endpoint}/script/${version}`}/storefront.js`)
  src.searchParams.set('endpoint', endpoint)
  src.searchParams.set('store', store)
  src.searchParams.set('treasury', treasuries.join(','))
  src.searchParams.set('networks', networks.join(','))
  if (frameOrigin !== undefined) src.searchParams.set('frameOrigin', frameOrigin)
  for (const [key, value] of Object.entries(choicesOf(wanted))) src.searchParams.set(key, value)
  return src.href
}

/** What differs from what the script does by itself. */
function choicesOf({ placement, method, look }: Wanted): Record<string, string> {
  return {
    ...(placement === 'frame' ? {} : { placement }),
    ...(method === 'moneyorder' ? {} : { methods: method }),
    ...look,
  }
}

function blockOf(wanted: Wanted): string {
  const settings = JSON.stringify(choicesOf(wanted), null, 2)
    // Neither the end of the element nor a Handlebars expression may come out of a value.
    .replaceAll('<', '\\u003c')
    .replaceAll('{{', '{\\u007b')
  const order = '"order": "{{checkout.order.id}}"'
  const inside = settings === '{}' ? `{ ${order} }` : settings.replace(/\n\}$/, `,\n  ${order}\n}`)
  return `<script type="application/json" data-usdc-pay>${inside}</script>`
}

function apiBodyOf(src: string, integrity: string) {
  return {
    name: 'Pay with USDC',
    description: 'Shows how to pay an order with USDC, and follows its payment.',
    kind: 'src',
    src,
    load_method: 'defer',
    location: 'footer',
    visibility: 'all_pages',
    auto_uninstall: true,
    consent_category: 'essential',
    enabled: true,
    integrity_hashes: [integrity],
  }
}

function instructionsOf({ endpoint, look }: Wanted): string {
  const link = `<a href="${escapeAttribute(`${endpoint}/pay/order/`)}%%OrderID%%">`
  const isChinese = look.locale !== undefined && languageOf(look.locale, ['zh-CN']) === 'zh-CN'
  const sentence = isChinese
    ? `现在或稍后使用 USDC 支付：${link}打开订单 %%OrderID%% 的支付页面</a>。页面会询问您下单时填写的电子邮箱。`
    : `To pay with USDC, now or later: ${link}open the payment page of order %%OrderID%%</a>. It asks for the e-mail address of your order.`
  return `<div data-usdc-pay data-order="%%OrderID%%"></div>\n<p>${sentence}</p>`
}

function cspOf({ endpoint, placement, frameOrigin }: Wanted, src: string): string {
  const origin = (url: string) => new URL(url).origin
  const isInline = placement === 'inline'
  return [
    `script-src ${origin(src)};`,
    // The script asks the store itself for the order; only `inline` speaks with the endpoint.
    `connect-src 'self'${isInline ? ` ${origin(endpoint)}` : ''};`,
    ...(placement === 'frame' ? [`frame-src ${origin(frameOrigin ?? endpoint)};`] : []),
    ...(isInline
      ? ['img-src data:;', 'trusted-types lit-html pay-with-usdc pay-with-usdc-storefront;']
      : []),
  ].join('\n')
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
