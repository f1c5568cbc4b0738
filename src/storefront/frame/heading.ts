import type { FrameMessages } from '../../lang/frame.en.js'
import type { SayOf } from '../../lang/say.js'
import type { PaymentView } from '../../protocol/index.js'
import { make } from '../make.js'

/** Says one sentence of the frame's page. */
export type Say = SayOf<FrameMessages>

const longest = 80

/**
 * Whose payment this is: the shop, the order's number and the buyer. A page that handed its frame
 * another order is seen by that. Undefined when the store names nothing.
 */
export function headingOf(say: Say, order: PaymentView['order']): HTMLElement | undefined {
  const shop = shorten(order.storeName)
  const buyer = shorten(order.customer)
  if (shop === '' && buyer === '') return undefined
  const line = [say('order', { order: order.id }), buyer].filter((part) => part !== '').join(' · ')
  const heading = make('div', { slot: 'heading', class: 'heading' })
  if (shop !== '') heading.append(make('h2', {}, shop))
  heading.append(make('p', {}, line))
  return heading
}

function shorten(text = ''): string {
  return text.trim().slice(0, longest)
}
