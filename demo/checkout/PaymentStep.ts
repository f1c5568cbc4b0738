import { type FormEvent, createElement as h, useState } from 'react'
import type { PaymentMethod } from './service.js'

const idOf = ({ gateway, id }: PaymentMethod) => (gateway === null ? id : `${gateway}-${id}`)

/** The payment step's form: the ids, classes and nesting that were measured on BigCommerce's own. */
export function PaymentStep(props: {
  methods: readonly PaymentMethod[]
  chosen: string
  onChoose: (id: string) => void
  onPlace: (id: string) => Promise<void>
}) {
  const { methods, chosen, onChoose, onPlace } = props
  const [isPlacing, setPlacing] = useState(false)
  const place = (event: FormEvent) => {
    event.preventDefault()
    setPlacing(true)
    void onPlace(chosen)
  }
  return h(
    'form',
    {
      className: 'checkout-form',
      'data-test': 'payment-form',
      noValidate: true,
      onSubmit: place,
    },
    h(
      'fieldset',
      { className: 'form-fieldset' },
      h(
        'div',
        { className: 'form-body' },
        h(
          'ul',
          { className: 'form-checklist optimizedCheckout-form-checklist' },
          methods.map((method) =>
            h(Method, {
              key: idOf(method),
              method,
              isChosen: idOf(method) === chosen,
              onChoose,
            }),
          ),
        ),
      ),
    ),
    h('fieldset', { className: 'form-fieldset redeemable-payments' }),
    h(
      'div',
      { className: 'form-actions' },
      h(
        'button',
        {
          id: 'checkout-payment-continue',
          className: `button button--action button--large button--slab optimizedCheckout-buttonPrimary${isPlacing ? ' is-loading' : ''}`,
          disabled: isPlacing,
          type: 'submit',
        },
        'Place Order',
      ),
    ),
  )
}

function Method(props: {
  method: PaymentMethod
  isChosen: boolean
  onChoose: (id: string) => void
}) {
  const { method, isChosen, onChoose } = props
  const id = idOf(method)
  const selected = (name: string) => (isChosen ? ` ${name}--selected` : '')
  const item = 'form-checklist-item'
  return h(
    'li',
    {
      className: `${item} optimizedCheckout-${item}${selected(item)}${selected(`optimizedCheckout-${item}`)}`,
    },
    h(
      'div',
      { className: `form-checklist-header${selected('form-checklist-header')}` },
      h(
        'div',
        { className: 'form-field' },
        h('input', {
          id: `radio-${id}`,
          type: 'radio',
          name: 'paymentProviderRadio',
          value: id,
          className: 'form-checklist-checkbox optimizedCheckout-form-checklist-checkbox',
          checked: isChosen,
          onChange: () => onChoose(id),
        }),
        h(
          'label',
          { htmlFor: `radio-${id}`, className: 'form-label optimizedCheckout-form-label' },
          h(
            'div',
            { className: 'paymentProviderHeader-container' },
            h(
              'div',
              {
                className: 'paymentProviderHeader-nameContainer',
                'data-test': `payment-method-${id}`,
              },
              h(
                'div',
                {
                  'aria-level': 6,
                  className: 'paymentProviderHeader-name',
                  'data-test': 'payment-method-name',
                  role: 'heading',
                },
                method.config.displayName,
              ),
            ),
            h('div', { className: 'paymentProviderHeader-cc' }),
          ),
        ),
      ),
    ),
    // There only while it is chosen, and empty for offline methods.
    isChosen && h('div', { className: 'form-checklist-body' }),
  )
}
