import { createElement as h, type ReactNode, useEffect, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { PaymentStep } from './PaymentStep.js'
import { Summary, useIsMobile } from './parts.js'
import type { Checkout, CheckoutService, PaymentMethod } from './service.js'

/** Draws the checkout page into `#checkout-app`, open at its payment step. */
export function renderCheckout(container: Element, service: CheckoutService): Root {
  const root = createRoot(container)
  root.render(h(CheckoutPage, { service }))
  return root
}

function CheckoutPage({ service }: { service: CheckoutService }) {
  const [loaded, setLoaded] = useState<readonly [Checkout, readonly PaymentMethod[]]>()
  const [active, setActive] = useState<'shipping' | 'payment'>('payment')
  const [chosen, setChosen] = useState<string>()
  const isMobile = useIsMobile()
  useEffect(() => {
    void Promise.all([service.loadCheckout(), service.loadPaymentMethods()]).then(setLoaded)
  }, [service])
  if (loaded === undefined) return h('div', { className: 'loadingSpinner loadingOverlay' })

  const [checkout, methods] = loaded
  const [first] = methods
  const initial = first && (first.gateway === null ? first.id : `${first.gateway}-${first.id}`)
  const { billingAddress, cart } = checkout
  const address = [billingAddress?.address1, billingAddress?.city, billingAddress?.postalCode]
  const summary = h(Summary, {
    items: [...cart.lineItems.physicalItems, ...(cart.lineItems.digitalItems ?? [])],
    lines: [
      ['Subtotal', checkout.subtotal],
      ['Shipping', checkout.shippingCostTotal],
      ['Tax', checkout.taxTotal],
    ],
    total: checkout.grandTotal,
    currency: cart.currency,
    isMobile,
    children: h(Coupon),
  })
  return h(
    'div',
    { className: 'layout optimizedCheckout-contentPrimary' },
    isMobile && summary,
    h(
      'div',
      { className: 'layout-main' },
      h(
        'ol',
        { className: 'checkout-steps' },
        h(Step, { name: 'customer', title: 'Customer', says: cart.email ?? '' }),
        h(Step, {
          name: 'shipping',
          title: 'Shipping',
          says: address.filter(Boolean).join(', '),
          isOpen: active === 'shipping',
          onEdit: () => setActive('shipping'),
          children: h(ShippingForm, { onContinue: () => setActive('payment') }),
        }),
        h(Step, { name: 'billing', title: 'Billing', says: 'Same as shipping' }),
        h(Step, {
          name: 'payment',
          title: 'Payment',
          says: '',
          isOpen: active === 'payment',
          children: h(PaymentStep, {
            methods,
            chosen: chosen ?? initial ?? '',
            onChoose: setChosen,
            onPlace: async (methodId) => {
              await service.placeOrder({ methodId })
              service.goTo('/checkout/order-confirmation')
            },
          }),
        }),
      ),
    ),
    !isMobile && summary,
  )
}

function Step(props: {
  name: string
  title: string
  says: string
  isOpen?: boolean
  onEdit?: () => void
  children?: ReactNode
}) {
  const { name, title, says, isOpen = false, onEdit, children } = props
  return h(
    'li',
    { className: `checkout-step optimizedCheckout-checkoutStep checkout-step--${name}` },
    h(
      'div',
      { className: 'checkout-view-header' },
      h(
        'div',
        { className: 'stepHeader' },
        h('h2', { className: 'stepHeader-title optimizedCheckout-headingPrimary' }, title),
        !isOpen && h('div', { className: 'stepHeader-body' }, says),
        !isOpen &&
          onEdit &&
          h(
            'button',
            {
              className: 'button button--tertiary button--tiny optimizedCheckout-buttonSecondary',
              'data-test': 'step-edit-button',
              type: 'button',
              onClick: onEdit,
            },
            'Edit',
          ),
      ),
    ),
    isOpen &&
      h(
        'div',
        {
          'aria-busy': false,
          className: 'checkout-view-content checkout-view-content-enter-done',
        },
        h('div', { className: 'loading-skeleton' }, h('div', null, children)),
      ),
  )
}

function ShippingForm({ onContinue }: { onContinue: () => void }) {
  return h(
    'form',
    {
      className: 'checkout-form',
      'data-test': 'shipping-form',
      noValidate: true,
      onSubmit: (event: { preventDefault: () => void }) => {
        event.preventDefault()
        onContinue()
      },
    },
    h(
      'div',
      { className: 'form-actions' },
      h(
        'button',
        {
          id: 'checkout-shipping-continue',
          className: 'button button--primary optimizedCheckout-buttonPrimary',
          type: 'submit',
        },
        'Continue',
      ),
    ),
  )
}

/** The coupon box, which takes no code: each try draws it anew with an error. */
function Coupon() {
  const [isOpen, setOpen] = useState(false)
  const [tries, setTries] = useState(0)
  return h(
    'fieldset',
    { className: 'form-fieldset redeemable' },
    h(
      'a',
      {
        href: '#',
        className: 'redeemable-label',
        'data-test': 'redeemable-label',
        onClick: (event: { preventDefault: () => void }) => {
          event.preventDefault()
          setOpen(!isOpen)
        },
      },
      'Coupon/Gift Certificate',
    ),
    isOpen &&
      h(
        'div',
        { className: 'redeemable-entry', 'data-test': 'redeemable-collapsable' },
        tries > 0 &&
          h(
            'ul',
            { key: tries, className: 'form-field-errors' },
            h('li', { className: 'form-inlineMessage' }, 'This coupon code isn’t valid.'),
          ),
        h('input', {
          'aria-label': 'Code',
          name: 'redeemableCode',
          className: 'form-input optimizedCheckout-form-input',
        }),
        h(
          'button',
          {
            id: 'applyRedeemableButton',
            type: 'button',
            className: 'button button--tertiary optimizedCheckout-buttonSecondary',
            onClick: () => setTries(tries + 1),
          },
          'Apply',
        ),
      ),
  )
}
