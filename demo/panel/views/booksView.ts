import { html, nothing, type TemplateResult } from 'lit'
import type { ClosingReport, OrderBooks } from '../../../src/sandbox/stage/closingCheck.js'
import type { Model, PanelState } from '../model.js'
import { saveReport } from '../saveReport.js'

const columns = ['chain', 'ledger', 'store', 'deliveries'] as const

/** The closing check: what every book says of every order, and where they differ. */
export function closingCheckView(model: Model): TemplateResult {
  const { state } = model
  const { words, check, isChecking, results } = state
  const isEmpty = check === undefined && results.size === 0
  return html`<h2>${words.closingCheck}</h2>
    <p class="soft">${words.booksHint}</p>
    <p class="row">
      <button
        type="button"
        class="main"
        aria-disabled=${isChecking ? 'true' : 'false'}
        @click=${() => void model.checkAll()}
      >
        ${isChecking ? words.checking : words.checkAll}
      </button>
      ${(['html', 'json'] as const).map(
        (format) =>
          html`<button
            type="button"
            class="quiet"
            ?disabled=${isEmpty}
            @click=${() => saveReport(state, format)}
          >
            ${format === 'html' ? words.saveHtml : words.saveJson}
          </button>`,
      )}
    </p>
    ${
      check === undefined
        ? html`<p class="empty">${words.nothingToSave}</p>`
        : html`<p class=${check.differences.length === 0 ? 'verdict good' : 'verdict bad'}>
              ${check.differences.length === 0 ? '✓' : '!'}
              ${words.checked(check.differences.length)}
            </p>
            ${booksView(state, check, 'table')}`
    }`
}

/**
 * A report: the differences first.
 *
 * @param shape a table of many orders, or one order's books one below the other
 */
export function booksView(
  { words }: PanelState,
  { orders, differences }: ClosingReport,
  shape: 'table' | 'list',
): TemplateResult {
  return html`${
    differences.length === 0
      ? nothing
      : html`<ul class="differences">
          ${differences.map(
            ({ code, order, text }) =>
              html`<li><strong>${words.order(order)}</strong> <code>${code}</code> ${text}</li>`,
          )}
        </ul>`
  }
  ${
    shape === 'table'
      ? tableOf(words, orders)
      : orders.map(
          (books) =>
            html`<dl class="books">
              ${columns.map(
                (name) => html`<dt>${words.books[name]}</dt>
                <dd>${wordsOfBook(words, books, name)}</dd>`,
              )}
            </dl>`,
        )
  }`
}

function tableOf(words: PanelState['words'], orders: readonly OrderBooks[]): TemplateResult {
  return html`<div class="scroll" role="region" aria-label=${words.closingCheck} tabindex="0">
    <table class="log">
      <thead>
        <tr>
          <th scope="col">${words.books.order}</th>
          ${columns.map((name) => html`<th scope="col">${words.books[name]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${[...orders].reverse().map(
          (books) =>
            html`<tr>
              <th scope="row">${books.order}</th>
              ${columns.map((name) => html`<td>${wordsOfBook(words, books, name)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function wordsOfBook(
  words: PanelState['words'],
  books: OrderBooks,
  name: (typeof columns)[number],
): string {
  if (name !== 'chain') return books[name]
  return books.chain.length === 0 ? words.nothing : books.chain.join(' + ')
}
