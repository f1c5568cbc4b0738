import { html, nothing, render, type TemplateResult } from 'lit'
import { languageOf } from '../../src/lang/languageOf.js'
import { pickLocale } from '../../src/lang/pickLocale.js'
import { type SayOf, sayIn } from '../../src/lang/say.js'
import { checkDraft, type Problems } from './checkDraft.js'
import { type BuildFacts, compose } from './compose.js'
import { type Draft, emptyDraft, type Field, readHash, type View, writeHash } from './draft.js'
import { formTemplate, selectOf } from './formTemplate.js'
import { missingTemplate, snippetsTemplate } from './snippetsTemplate.js'
import { type ComposerMessages, composerEn } from './words.en.js'
import { composerZhCN } from './words.zh-CN.js'

/** Says one sentence of the composer. */
export type Say = SayOf<ComposerMessages>

/** What the composer works with. */
export type ComposerOptions = {
  /** The element that it is drawn into. */
  readonly root: HTMLElement
  /** The build whose script is pasted; undefined when there is none. */
  readonly build: BuildFacts | undefined
  /** Address of the preview's page, without a hash. */
  readonly preview: string
  /** @default the browser's clipboard */
  readonly copyText?: (text: string) => Promise<void>
}

/** Opens the composer. Everything in it follows from the address bar's hash, and is kept there. */
export function openComposer(options: ComposerOptions): void {
  const { root, build, preview } = options
  const { copyText = (text) => navigator.clipboard.writeText(text) } = options
  let { draft, view } = readHash(location.hash)
  /** Fields that the merchant has been at; the others are not called wrong yet. */
  let touched = new Set<Field>(filledIn(draft))
  let copied = ''

  root.addEventListener('focusout', ({ target }) => touch(target))
  root.addEventListener('change', ({ target }) => touch(target))
  addEventListener('hashchange', () => {
    const kept = readHash(location.hash)
    if (writeHash(kept) === writeHash({ draft, view })) return
    draft = kept.draft
    view = kept.view
    touched = new Set(filledIn(draft))
    show()
  })
  show()

  function touch(target: EventTarget | null): void {
    const name = target instanceof Element ? target.getAttribute('name') : null
    if (name === null || !(name in emptyDraft) || touched.has(name as Field)) return
    touched.add(name as Field)
    show()
  }

  function set(field: Field, value: string): void {
    draft = { ...draft, [field]: value }
    keep()
  }

  function look(changes: Partial<View>): void {
    view = { ...view, ...changes }
    keep()
  }

  /** Writes the bookmark without a new entry in the history, and draws. */
  function keep(): void {
    copied = ''
    history.replaceState(null, '', `#${writeHash({ draft, view })}`)
    show()
  }

  async function copy(name: keyof ComposerMessages): Promise<void> {
    const pre = root.querySelector(`#snippet-${name}`)
    const { say } = wordsNow()
    try {
      await copyText(pre?.textContent ?? '')
      copied = say('copied', { name: say(name) })
    } catch {
      if (pre !== null) getSelection()?.selectAllChildren(pre)
      copied = say('notCopied')
    }
    show()
  }

  function wordsNow(): { language: 'en' | 'zh-CN'; say: Say } {
    const attribute = view.lang === '' ? navigator.language : view.lang
    const locale = pickLocale({ attribute, element: root, browser: 'en' })
    const language = languageOf(locale, ['zh-CN'])
    return { language, say: sayIn(language === 'en' ? composerEn : composerZhCN) }
  }

  function show(): void {
    const { language, say } = wordsNow()
    document.documentElement.lang = language
    document.title = say('title')
    const checked = checkDraft(draft)
    const problems = checked.ok ? {} : checked.problems
    const shown = Object.fromEntries(
      Object.entries(problems).filter(([field]) => touched.has(field as Field)),
    )
    render(
      html`<header>
          <h1>${say('title')}</h1>
          <p>${say('intro')}</p>
          <div class="field language">
            <label for="lang">${say('language')}</label>
            ${selectOf({
              name: 'lang',
              choices: [
                ['en', 'English'],
                ['zh-CN', '简体中文'],
              ],
              value: language,
              onChange: (lang) => look({ lang }),
            })}
          </div>
        </header>
        <main>
          <form @submit=${(event: Event) => event.preventDefault()} novalidate>
            ${formTemplate({ say, draft, problems: shown, set })}
          </form>
          ${previewTemplate(say)}
          <section class="paste" aria-labelledby="paste">
            <h2 id="paste">${say('paste')}</h2>
            ${resultTemplate(say, problems)}
          </section>
        </main>
        <p class="toast" role="status" ?data-shown=${copied !== ''}>${copied}</p>`,
      root,
    )
    followPreview(language)
  }

  function resultTemplate(say: Say, problems: Problems): TemplateResult {
    const checked = checkDraft(draft)
    if (!checked.ok) return html`<div role="status">${missingTemplate(say, problems)}</div>`
    if (build === undefined) return html`<p role="status" class="problem">${say('noBuild')}</p>`
    const snippets = compose(checked.value, build)
    return html`<p role="status">${say('isComplete', { version: build.version })}</p>
      ${snippetsTemplate(say, snippets, (name) => void copy(name as keyof ComposerMessages))}`
  }

  function previewTemplate(say: Say): TemplateResult {
    const choice = (
      name: 'page' | 'state' | 'shop',
      choices: readonly (readonly [string, string])[],
    ) => html`<div class="field">
      <label for=${name}>${say(name)}</label>
      ${selectOf({ name, choices, value: view[name], onChange: (value) => look({ [name]: value }) })}
    </div>`
    return html`<section class="preview" aria-labelledby="preview-label">
      <h2 id="preview-label">${say('preview')}</h2>
      <p class="help">${say('previewHelp')}</p>
      <div class="views">
        ${choice('page', [
          ['payment', say('pagePayment')],
          ['confirmation', say('pageConfirmation')],
        ])}
        ${
          view.page === 'payment'
            ? nothing
            : choice('state', [
                ['waiting', say('stateWaiting')],
                ['seen', say('stateSeen')],
                ['paid', say('statePaid')],
              ])
        }
        ${choice('shop', [
          ['light', say('light')],
          ['dark', say('dark')],
        ])}
      </div>
      <iframe title=${say('previewFrame')}></iframe>
    </section>`
  }

  /** Sends the preview on without adding to the history. The address is set only once. */
  function followPreview(language: string): void {
    const frame = root.querySelector('iframe')
    const hash = writeHash({ draft, view: { ...view, lang: language } })
    const url = new URL(`${preview}#${hash}`, location.href).href
    if (frame === null || frame.dataset.url === url) return
    if (frame.dataset.url === undefined) frame.src = url
    else frame.contentWindow?.location.replace(url)
    frame.dataset.url = url
  }
}

function filledIn(draft: Draft): Field[] {
  return (Object.keys(draft) as Field[]).filter((field) => draft[field] !== emptyDraft[field])
}
