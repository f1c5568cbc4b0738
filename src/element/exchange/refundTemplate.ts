import type { TemplateResult } from 'lit'
import type { ExchangeSay } from '../../lang/en/exchange.js'
import type { Pens } from '../live/part.js'
import type { RefundAddress } from './RefundAddress.js'

type Options = { html: Pens['html']; say: ExchangeSay; refund: RefundAddress }

/** The question where a refund should go; asked before anything is sent. */
export function refundTemplate(options: Options): TemplateResult {
  const { html, say, refund } = options
  const { state } = refund
  const done =
    state.step === 'saved'
      ? say('refundSaved', { address: state.address })
      : state.step === 'skipped'
        ? say('refundSkipped')
        : ''
  // The live region is there before the first word in it, or it is not read out everywhere.
  return html`
    <p class="note">
      <span role="status">${done}</span>
      ${
        done === ''
          ? ''
          : html`<button class="plain link" type="button" @click=${() => refund.change()}>
              ${say('refundChange')}
            </button>`
      }
    </p>
    ${done === '' ? formTemplate(options) : ''}
  `
}

function formTemplate({ html, say, refund }: Options): TemplateResult {
  const { state } = refund
  const isSaving = state.step === 'saving'
  const problem = state.step === 'asking' ? state.problem : undefined
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const text = new FormData(event.currentTarget as HTMLFormElement).get('address')
    if (!isSaving) void refund.save(String(text))
  }
  return html`
    <form class="refund" novalidate @submit=${onSubmit}>
      <p class="strong">${say('refundTitle')}</p>
      <p class="note">${say('refundWhy')}</p>
      <label class="label" for="refund-address">${say('refundLabel')}</label>
      <input
        class="text"
        id="refund-address"
        name="address"
        dir="ltr"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        aria-describedby="refund-problem"
      />
      <div role="alert" id="refund-problem">
        ${problem === undefined ? '' : html`<p class="problem">${say(problem)}</p>`}
      </div>
      <div class="row">
        <button class="button" aria-disabled=${isSaving}>
          ${say(isSaving ? 'refundSaving' : 'refundSave')}
        </button>
        <button class="button quiet" type="button" @click=${() => refund.skip()}>
          ${say('refundSkip')}
        </button>
      </div>
    </form>
  `
}
