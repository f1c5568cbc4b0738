import { html, nothing, type TemplateResult } from 'lit'
import { addressesIn, methods, type Problems, placements, problemOfAddress } from './checkDraft.js'
import { type Draft, type Field, networkNames } from './draft.js'
import type { Say } from './openComposer.js'

/** What the form is drawn from. */
export type FormInput = {
  readonly say: Say
  readonly draft: Draft
  /** Of the fields that the merchant has been at. */
  readonly problems: Problems
  readonly set: (field: Field, value: string) => void
}

type Choice = readonly [value: string, text: string]

/** The form. Every field has its label, its help and its problem beside it. */
export function formTemplate(input: FormInput): TemplateResult {
  const { say } = input
  return html`
    <fieldset>
      <legend>${say('where')}</legend>
      ${textField(input, 'endpoint', { type: 'url', placeholder: 'https://pay.example.com' })}
      ${textField(input, 'store', { placeholder: 'abc123' })} ${treasuryField(input)}
    </fieldset>
    <fieldset>
      <legend>${say('how')}</legend>
      ${placementField(input)}
      ${selectField(
        input,
        'method',
        methods.map((id) => [id, say(id)] as const),
      )}
      ${networksField(input)}
    </fieldset>
    <fieldset>
      <legend>${say('look')}</legend>
      <p class="help">${say('lookHelp')}</p>
      <div class="pair">
        ${selectField(input, 'theme', [
          ['', say('themeAuto')],
          ['light', say('light')],
          ['dark', say('dark')],
        ])}
        ${selectField(input, 'locale', localesOf(input))}
      </div>
      ${accentField(input)}
      <div class="pair">
        ${textField(input, 'radius', { placeholder: '14px' })}
        ${textField(input, 'font', { placeholder: 'system-ui, sans-serif' })}
      </div>
    </fieldset>
    <details ?open=${input.draft.frameOrigin !== '' || input.draft.scriptUrl !== ''}>
      <summary>${say('more')}</summary>
      ${textField(input, 'frameOrigin', { type: 'url', placeholder: 'https://frame.example.com' })}
      ${textField(input, 'scriptUrl', { type: 'url', placeholder: 'https://cdn.example.com/usdc' })}
    </details>
  `
}

/** A bookmark may hold another language than the two; it stays choosable. */
function localesOf({ say, draft: { locale } }: FormInput): readonly Choice[] {
  const known: Choice[] = [
    ['', say('localeAuto')],
    ['en', say('english')],
    ['zh-CN', say('chinese')],
  ]
  return known.some(([value]) => value === locale) ? known : [...known, [locale, locale]]
}

function textField(
  { say, draft, problems, set }: FormInput,
  name: 'endpoint' | 'store' | 'radius' | 'font' | 'frameOrigin' | 'scriptUrl',
  { type = 'text', placeholder }: { type?: 'text' | 'url'; placeholder: string },
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${say(name)}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      placeholder=${placeholder}
      .value=${draft[name]}
      aria-describedby="${name}-help ${name}-problem"
      aria-invalid=${problems[name] === undefined ? nothing : 'true'}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      @input=${(event: Event) => set(name, (event.target as HTMLInputElement).value)}
    />
    <p class="help" id="${name}-help">${say(`${name}Help`)}</p>
    ${problemOf(say, problems, name)}
  </div>`
}

function treasuryField({ say, draft, problems, set }: FormInput): TemplateResult {
  const addresses = addressesIn(draft.treasury).filter(
    (address) => problemOfAddress(address) === undefined,
  )
  return html`<div class="field">
    <label for="treasury">${say('treasury')}</label>
    <textarea
      id="treasury"
      name="treasury"
      rows="2"
      placeholder="0x…"
      .value=${draft.treasury}
      aria-describedby="treasury-help treasury-says treasury-problem"
      aria-invalid=${problems.treasury === undefined ? nothing : 'true'}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      @input=${(event: Event) => set('treasury', (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <p class="help" id="treasury-help">${say('treasuryHelp')}</p>
    <div class="says" id="treasury-says" role="status">
      ${addresses.map((address) => {
        const isPlain = address === address.toLowerCase()
        const short = `${address.slice(0, 8)}…${address.slice(-6)}`
        return html`<p class=${isPlain ? 'careful' : 'good'}>
          ${say(isPlain ? 'treasuryPlain' : 'treasuryRight', { address: short })}
        </p>`
      })}
    </div>
    ${problemOf(say, problems, 'treasury')}
  </div>`
}

const placementWords = {
  frame: ['placementFrame', 'placementFrameHelp'],
  page: ['placementPage', 'placementPageHelp'],
  inline: ['placementInline', 'placementInlineHelp'],
} as const

function placementField({ say, draft, problems, set }: FormInput): TemplateResult {
  return html`<div class="field" role="radiogroup" aria-labelledby="placement-label" aria-describedby="placement-problem">
    <p class="label" id="placement-label">${say('placement')}</p>
    ${placements.map((one) => {
      const [name, help] = placementWords[one]
      return html`<div class="option">
        <input
          type="radio"
          name="placement"
          id="placement-${one}"
          value=${one}
          .checked=${draft.placement === one}
          aria-describedby="placement-${one}-help"
          @change=${() => set('placement', one)}
        />
        <label for="placement-${one}">${say(name)}</label>
        <p class="help" id="placement-${one}-help">${say(help)}</p>
      </div>`
    })}
    ${problemOf(say, problems, 'placement')}
  </div>`
}

function networksField({ say, draft, problems, set }: FormInput): TemplateResult {
  const chosen = draft.networks.split(',')
  const toggle = (name: string, isOn: boolean) => {
    const kept = networkNames.filter((one) => (one === name ? isOn : chosen.includes(one)))
    set('networks', kept.join(','))
  }
  return html`<div class="field" role="group" aria-labelledby="networks-label" aria-describedby="networks-help networks-problem">
    <p class="label" id="networks-label">${say('networks')}</p>
    <div class="boxes">
      ${networkNames.map(
        (name) => html`<label class="box"
          ><input
            type="checkbox"
            name="networks"
            value=${name}
            .checked=${chosen.includes(name)}
            @change=${(event: Event) => toggle(name, (event.target as HTMLInputElement).checked)}
          />${name}</label
        >`,
      )}
    </div>
    <p class="help" id="networks-help">${say('networksHelp')}</p>
    ${problemOf(say, problems, 'networks')}
  </div>`
}

function accentField({ say, draft, problems, set }: FormInput): TemplateResult {
  const picked = /^#[0-9a-f]{6}$/i.test(draft.accent) ? draft.accent : '#1c5fd4'
  const write = (event: Event) => set('accent', (event.target as HTMLInputElement).value)
  return html`<div class="field">
    <label for="accent">${say('accent')}</label>
    <div class="with-swatch">
      <input
        id="accent"
        name="accent"
        placeholder="#1c5fd4"
        .value=${draft.accent}
        aria-describedby="accent-help accent-problem"
        aria-invalid=${problems.accent === undefined ? nothing : 'true'}
        autocomplete="off"
        spellcheck="false"
        @input=${write}
      />
      <input type="color" aria-label=${say('accentPick')} .value=${picked} @input=${write} />
    </div>
    <p class="help" id="accent-help">${say('accentHelp')}</p>
    ${problemOf(say, problems, 'accent')}
  </div>`
}

function selectField(
  { say, draft, problems, set }: FormInput,
  name: 'method' | 'theme' | 'locale',
  choices: readonly Choice[],
): TemplateResult {
  const isExplained = name === 'method'
  return html`<div class="field">
    <label for=${name}>${say(name)}</label>
    ${selectOf({ name, choices, value: draft[name], onChange: (value) => set(name, value) })}
    ${isExplained ? html`<p class="help" id="${name}-help">${say('methodHelp')}</p>` : nothing}
    ${problemOf(say, problems, name)}
  </div>`
}

/** A select; its label is written where it stands. */
export function selectOf(options: {
  name: string
  choices: readonly Choice[]
  value: string
  onChange: (value: string) => void
}): TemplateResult {
  const { name, choices, value, onChange } = options
  return html`<select
    id=${name}
    name=${name}
    aria-describedby="${name}-help ${name}-problem"
    @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
  >
    ${choices.map(
      ([one, text]) => html`<option value=${one} .selected=${one === value}>${text}</option>`,
    )}
  </select>`
}

function problemOf(say: Say, problems: Problems, field: Field): TemplateResult {
  const problem = problems[field]
  return html`<p class="problem" id="${field}-problem" ?hidden=${problem === undefined}>
    ${problem === undefined ? nothing : say(problem)}
  </p>`
}
