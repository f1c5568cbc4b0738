import { html, type TemplateResult } from 'lit'
import type { SandboxState } from '../../../src/sandbox/api.js'
import type { Model, PanelState } from '../model.js'
import { orderChoice } from './orderChoice.js'
import { clock } from './timelineView.js'

type Received = SandboxState['webhooks'][number]

/** What came at the merchant's own system, newest first. */
export function webhooksView(model: Model): TemplateResult {
  const { state } = model
  const { words, sandbox, order } = state
  const received = (sandbox?.webhooks ?? []).filter(
    (one) => order === undefined || one.order === `${order}`,
  )
  return html`<p class="soft">${words.webhooksHint}</p>
    <div class="row">${orderChoice(model)}</div>
    ${
      received.length === 0
        ? html`<p class="empty">${words.noWebhooks}</p>`
        : html`<div class="scroll" role="region" aria-label=${words.tabs.webhooks} tabindex="0">
            <table class="log">
              <thead>
                <tr>
                  <th scope="col">${words.time}</th>
                  <th scope="col">${words.event}</th>
                  <th scope="col">${words.books.order}</th>
                  <th scope="col">${words.sequence}</th>
                  <th scope="col">${words.signature}</th>
                  <th scope="col">${words.answered}</th>
                </tr>
              </thead>
              <tbody>
                ${[...received].reverse().map((one) => rowOf(state, one))}
              </tbody>
            </table>
          </div>`
    }`
}

function rowOf({ words }: PanelState, one: Received): TemplateResult {
  return html`<tr>
    <td>${clock(one.at)}</td>
    <td>${one.type}</td>
    <td>${one.order}</td>
    <td>${one.sequence}</td>
    <td class=${one.isVerified ? 'good' : 'bad'}>
      ${one.isVerified ? `✓ ${words.right}` : `✗ ${words.wrong}`}
    </td>
    <td class=${one.answered === 204 ? '' : 'bad'}>${one.answered}</td>
  </tr>`
}
