import type { PaymentView } from '../../protocol/index.js'
import { make } from '../make.js'
import type { Say } from './words.js'

const longest = 80

/**
 * Whose payment this is: the shop, the order's number and the buyer. A page that handed its frame
 * another order is seen by that. Undefined when the store names nothing.
 */
export function headingOf(say: Say, order: PaymentView['order']): HTMLElement | undefined {
  const shop = shorten(order.storeName)
  const buyer = shorten(order.customer)
  if (shop === '' && buyer === '') return undefined
  const line = make('p', {}, say('order', { order: order.id }))
  // Names keep their own direction, whatever the language around them.
  if (buyer !== '') line.append(' · ', make('bdi', {}, buyer))
  const heading = make('div', { slot: 'heading', class: 'heading' })
  if (shop !== '') heading.append(make('h2', {}, make('bdi', {}, shop)))
  heading.append(line)
  return heading
}

function shorten(text = ''): string {
  return text.trim().slice(0, longest)
}
