import { make } from '../make.js'
import type { Say } from './words.js'

/**
 * Says that something could not be shown. `safe`: the order stands, with ways to pay it. `refused`:
 * what the service sent is not to be trusted, so there is no way to pay and none is offered.
 */
export function noticeOf(options: {
  say: Say
  kind: 'safe' | 'refused'
  /** The payment page. */
  href: string
  code?: string | undefined
  onRetry: () => void
}): HTMLElement {
  const { say, kind, href, code, onRetry } = options
  const retry = make('button', { type: 'button' }, say('retry'))
  retry.addEventListener('click', () => {
    retry.disabled = true
    onRetry()
  })
  const actions = make('div', { class: 'actions' }, retry)
  if (kind === 'safe') actions.append(linkTo(href, say('openPage')))
  const box = make(
    'div',
    { class: 'box', role: 'alert' },
    make('p', { class: 'lead' }, say(`${kind}Title`)),
    make('p', {}, say(`${kind}Text`)),
  )
  if (code !== undefined) {
    box.append(make('p', { class: 'small', translate: 'no' }, say('code', { code })))
  }
  box.append(actions)
  return box
}

/** A link that leaves the checkout open: BigCommerce's pages have a `<base target="_top">`. */
export function linkTo(href: string, text: string, attributes = {}): HTMLAnchorElement {
  return make('a', { href, target: '_blank', rel: 'noopener', ...attributes }, text)
}
