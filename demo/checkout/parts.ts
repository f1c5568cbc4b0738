import { createElement as h, type ReactNode, useEffect, useState } from 'react'
import type { Currency } from './service.js'

/** True on a screen as narrow as BigCommerce's own breakpoint. */
export function useIsMobile(): boolean {
  const [media] = useState(() => window.matchMedia('(max-width: 968px)'))
  const [isMobile, setMobile] = useState(media.matches)
  useEffect(() => {
    const follow = () => setMobile(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [media])
  return isMobile
}

/** An amount as the checkout writes it. */
function money(amount: number, { code, symbol = '', decimalPlaces }: Currency): string {
  return `${symbol}${amount.toFixed(decimalPlaces)}${symbol === '' ? ` ${code}` : ''}`
}

type Item = {
  readonly id: string | number
  readonly name: string
  readonly quantity: number
  readonly extendedSalePrice: number
}

/** The order summary: a column on a desk, a drawer above the steps on a phone. */
export function Summary(props: {
  items: readonly Item[]
  lines: readonly (readonly [label: string, amount: number])[]
  total: number
  currency: Currency
  isMobile: boolean
  children?: ReactNode
}) {
  const { items, lines, total, currency, isMobile, children } = props
  const totals = h(
    'section',
    { className: 'cart-section optimizedCheckout-orderSummary-cartSection' },
    lines.map(([label, amount]) => line(label, money(amount, currency))),
    children,
    line('Total', money(total, currency), ' cart-priceItem--total'),
  )
  if (isMobile) {
    return h(
      'div',
      { className: 'cartDrawer optimizedCheckout-orderSummary' },
      h('div', { className: 'cartDrawer-body' }, `${items.length} Items`, totals),
    )
  }
  return h(
    'aside',
    { className: 'layout-cart' },
    h(
      'article',
      { className: 'cart optimizedCheckout-orderSummary', 'data-test': 'cart' },
      h(
        'header',
        { className: 'cart-header' },
        h('h3', { className: 'cart-title optimizedCheckout-headingSecondary' }, 'Order Summary'),
      ),
      h(
        'section',
        { className: 'cart-section optimizedCheckout-orderSummary-cartSection' },
        h(
          'ul',
          { className: 'productList' },
          items.map((item) =>
            h(
              'li',
              { key: item.id, className: 'productList-item' },
              line(`${item.quantity} x ${item.name}`, money(item.extendedSalePrice, currency)),
            ),
          ),
        ),
      ),
      totals,
    ),
  )
}

function line(label: string, value: string, kind = '') {
  return h(
    'div',
    { key: label, className: `cart-priceItem optimizedCheckout-contentPrimary${kind}` },
    h('span', { className: 'cart-priceItem-label' }, label),
    h('span', { className: 'cart-priceItem-value' }, value),
  )
}
