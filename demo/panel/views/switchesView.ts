import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import type { SandboxState } from '../../../src/sandbox/api.js'
import type { Model } from '../model.js'

type Switch = SandboxState['switches'][number]
type Action = SandboxState['actions'][number]

/** The first of its values is the usual one. */
export const isTurned = ({ values, value }: Switch) => values[0] !== value

/** Every switch with its value, and what can be done once. */
export function switchesView(model: Model): TemplateResult {
  const { words, sandbox } = model.state
  const turned = (sandbox?.switches ?? []).filter(isTurned).length
  return html`<p class="soft">${words.switchesHint}</p>
    <p class="row">
      <button type="button" class="quiet" @click=${() => void model.reset()}>
        ${words.resetAll}
      </button>
      ${turned === 0 ? nothing : html`<span class="chip bad">! ${words.changed(turned)}</span>`}
    </p>
    <ul class="switches">
      ${sandbox?.switches.map((one) => switchView(model, one))}
    </ul>
    <h3>${words.actions}</h3>
    <ul class="switches">
      ${sandbox?.actions.map((one) => actionView(model, one))}
    </ul>`
}

function switchView({ state: { words }, turn }: Model, one: Switch): TemplateResult {
  const choose = (event: Event) =>
    void turn(one.name, (event.currentTarget as HTMLSelectElement).value)
  return html`<li class=${isTurned(one) ? 'switch is-turned' : 'switch'}>
    <span class="bad">
      ${isTurned(one) ? html`<span class="sign" aria-hidden="true">!</span>` : nothing}
      <label for="switch-${one.name}">${words.switchTitles[one.name] ?? one.title}</label>
    </span>
    <select id="switch-${one.name}" @change=${choose}>
      ${one.values.map(
        (value) =>
          html`<option value=${value} .selected=${live(value === one.value)}>
            ${words.values[value] ?? value}
          </option>`,
      )}
    </select>
  </li>`
}

function actionView({ state: { words }, act }: Model, one: Action): TemplateResult {
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    void act(one.name, form.querySelector('input')?.valueAsNumber ?? one.count.usual)
  }
  const { of, usual, most } = one.count
  return html`<li>
    <form class="switch" @submit=${send}>
      <span>${words.switchTitles[one.name] ?? one.title}</span>
      <span class="row">
        <input
          type="number"
          min="1"
          max=${most}
          value=${usual}
          required
          aria-label=${words.howMany(words.values[of] ?? of)}
        />
        <button class="quiet">${words.do}</button>
      </span>
    </form>
  </li>`
}
