import { html, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { Model } from '../model.js'

/** Which order is looked at. */
export function orderChoice({ state, look }: Model): TemplateResult {
  const { words, sandbox, order } = state
  const known = (sandbox?.orders ?? []).map(({ id }) => id)
  const ids = order === undefined || known.includes(order) ? known : [...known, order]
  const choose = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement
    look({ order: value === '' ? undefined : Number(value) })
  }
  return html`<label class="choice">
    ${words.ofOrder}
    <select @change=${choose}>
      <option value="" .selected=${live(order === undefined)}>${words.allOrders}</option>
      ${[...ids]
        .reverse()
        .map(
          (id) =>
            html`<option value=${id} .selected=${live(order === id)}>${words.order(id)}</option>`,
        )}
    </select>
  </label>`
}
