import { html, type TemplateResult } from 'lit'
import type { Problems } from './checkDraft.js'
import type { Snippets } from './compose.js'
import type { Field } from './draft.js'
import type { Say } from './openComposer.js'

type Copy = (name: string, button: HTMLElement) => void
type Name = 'tag' | 'src' | 'integrity' | 'block' | 'instructions' | 'csp' | 'api'

/** What to paste, and where. */
export function snippetsTemplate(say: Say, snippets: Snippets, copy: Copy): TemplateResult {
  const one = (name: Name) => snippetOf({ say, name, text: snippets[name], copy })
  return html`
    <p class="note">${say('installed')}</p>
    <article>
      <h3>${say('scriptTitle')}</h3>
      <p>${say('scriptWhere')}</p>
      ${one('tag')}
      <p>${say('scriptUrlWhere')}</p>
      ${one('src')} ${one('integrity')}
    </article>
    <article>
      <h3>${say('blockTitle')}</h3>
      <p>${say('blockWhere')}</p>
      ${one('block')}
    </article>
    <article>
      <h3>${say('instructionsTitle')}</h3>
      <p>${say('instructionsWhere')}</p>
      ${one('instructions')}
    </article>
    <article>
      <h3>${say('cspTitle')}</h3>
      <p>${say('cspWhere')}</p>
      ${one('csp')}
    </article>
    <article>
      <h3>${say('apiTitle')}</h3>
      <p>${say('apiWhere')}</p>
      ${one('api')}
    </article>
  `
}

/** What still has to be filled in, each a link to its field. */
export function missingTemplate(say: Say, problems: Problems): TemplateResult {
  const fields = Object.keys(problems) as Field[]
  return html`<p>${say('isIncomplete')}</p>
    <ul class="missing">
      ${fields.map(
        (field) => html`<li>
          <a href="#${field}" @click=${goTo}>${say(field)}</a>:
          ${say(problems[field] ?? 'choiceOdd')}
        </li>`,
      )}
    </ul>`
}

/** The address bar belongs to the bookmark, so the link only moves the focus. */
function goTo(event: Event): void {
  event.preventDefault()
  const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1)
  const field = document.querySelector<HTMLElement>(`#${id}, [name="${id}"]`)
  field?.closest('details')?.setAttribute('open', '')
  field?.focus()
}

function snippetOf(options: { say: Say; name: Name; text: string; copy: Copy }): TemplateResult {
  const { say, name, text, copy } = options
  return html`<div class="snippet">
    <div class="bar">
      <span id="snippet-${name}-label">${say(name)}</span>
      <button
        type="button"
        aria-label=${say('copyNamed', { name: say(name) })}
        @click=${(event: Event) => copy(name, event.currentTarget as HTMLElement)}
      >
        ${say('copy')}
      </button>
    </div>
    <pre id="snippet-${name}" translate="no">${text}</pre>
  </div>`
}
