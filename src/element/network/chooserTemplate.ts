import type { TemplateResult } from 'lit'
import type { ChainDefinition, Network } from '../../chains/definition.js'
import type { Say } from '../../lang/en/core.js'
import type { LiveSay } from '../../lang/en/live.js'
import type { Pens } from '../live/part.js'

type Options = Pens & {
  say: LiveSay
  core: Say
  locale: string
  /** What is offered, in the order of the shop. */
  networks: readonly ChainDefinition[]
  chosen: Network
  disabled: boolean
  onNetwork: (chain: Network) => void
}

/** The choice of network, cheapest and fastest first: what each usually costs, and how long it takes. */
export function chooserTemplate(options: Options): TemplateResult {
  const { html, say, core, networks, chosen, disabled, onNetwork } = options
  const known = networks.find(({ id }) => id === chosen.id)
  const line = html`<span class="label">${core('network')}</span>
    <span class="strong">${chosen.name}</span>
`
  const cost = html`<span class="note">${known && costOf(options, known)}</span>`
  if (networks.length < 2) return html`<p>${line}${cost}</p>`
  return html`
    <details class="chooser">
      <summary>${line}<span class="link change">${say('change')}</span>${cost}</summary>
      <fieldset class="choices" ?disabled=${disabled}>
        <legend class="hidden">${core('network')}</legend>
        ${[...networks].sort(byCost).map(
          (chain) => html`
            <label class="choice">
              <input
                type="radio"
                name="network"
                .value=${`eip155:${chain.id}`}
                .checked=${chain.id === chosen.id}
                @change=${() => onNetwork(chain)}
              />
              <span class="strong">${chain.name}</span>
              <span class="note">${costOf(options, chain)}</span>
            </label>
          `,
        )}
        <p class="note">${say('networkHint')}</p>
      </fieldset>
    </details>
  `
}

/** Cheapest first; of equal ones the fastest. */
function byCost(a: ChainDefinition, b: ChainDefinition): number {
  return a.typicalFee - b.typicalFee || secondsOf(a) - secondsOf(b)
}

/** From the transaction's block to the last block that is waited for. */
const secondsOf = ({ blockTime, confirmations }: ChainDefinition): number =>
  Math.ceil((blockTime * confirmations) / 1_000)

function costOf({ say, locale }: Options, chain: ChainDefinition): string {
  const style = 'currency'
  const fee = new Intl.NumberFormat(locale, { style, currency: 'USD', numberingSystem: 'latn' })
  return say('networkCost', {
    fee: fee.format(chain.typicalFee / 100),
    time: timeText(secondsOf(chain), locale),
  })
}

function timeText(seconds: number, locale: string): string {
  const isShort = seconds < 60
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isShort ? 'second' : 'minute',
    unitDisplay: 'short',
    numberingSystem: 'latn',
  })
  return format.format(isShort ? seconds : Math.ceil(seconds / 60))
}
