import type { TemplateResult } from 'lit'
import type { ExchangeSay } from '../../lang/en/exchange.js'
import type { Pens } from '../live/part.js'
import type { RefundAddress } from './RefundAddress.js'

/** The question where a refund should go; asked before anything is sent. */
export function refundTemplate(options: {
  html: Pens['html']
  say: ExchangeSay
  refund: RefundAddress
}): TemplateResult {
  const { html, say, refund } = options
  const { state } = refund
  if (state.step === 'saved' || state.step === 'skipped') {
    return html`
      <p class="note" role="status">
        ${state.step === 'saved' ? say('refundSaved', { address: state.address }) : say('refundSkipped')}
        <button class="plain link" type="button" @click=${() => refund.change()}>
          ${say('refundChange')}
        </button>
      </p>
    `
  }
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
