import { html, type TemplateResult } from 'lit'
import type { ChainDefinition } from '../../chains/definition.js'
import type { Say } from '../../lang/core.en.js'

/** The choice of network; a plain line when only one is offered. */
export function networkTemplate(options: {
  say: Say
  networks: readonly ChainDefinition[]
  selected: ChainDefinition
  disabled: boolean
  onSelect: (chain: ChainDefinition) => void
}): TemplateResult {
  const { say, networks, selected, disabled, onSelect } = options
  return html`
    <fieldset class="networks" part="network" ?disabled=${disabled}>
      <legend class="label">${say('network')}</legend>
      <div class="chips">
        ${networks.map(
          (chain) => html`
            <label class="chip">
              <input
                type="radio"
                name="network"
                .value=${`eip155:${chain.id}`}
                .checked=${chain.id === selected.id}
                @change=${() => onSelect(chain)}
              /><span>${chain.name}</span>
            </label>
          `,
        )}
      </div>
    </fieldset>
  `
}
