import { createElement as h, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { Summary, useIsMobile } from './parts.js'
import { sanitize } from './sanitize.js'
import type { CheckoutService, Order } from './service.js'

/** Draws the order confirmation page into `#checkout-app`. */
export function renderOrderConfirmation(container: Element, service: CheckoutService): Root {
  const root = createRoot(container)
  root.render(h(ConfirmationPage, { service, container }))
  return root
}

function ConfirmationPage({
  service,
  container,
}: {
  service: CheckoutService
  container: Element
}) {
  const [order, setOrder] = useState<Order>()
  const [isRefused, setRefused] = useState(false)
  const isMobile = useIsMobile()
  useEffect(() => {
    void service.loadOrder().then(setOrder)
  }, [service])
  // As ReactModal does while a modal is open.
  useEffect(() => {
    if (isRefused) container.setAttribute('aria-hidden', 'true')
    else container.removeAttribute('aria-hidden')
  }, [isRefused, container])
  if (order === undefined) return h('div', { className: 'loadingSpinner loadingOverlay' })

  const { billingAddress, lineItems, orderAmount, currency, orderId } = order
  const instructions = order.payments?.[0]?.detail?.instructions ?? ''
  return h(
    'div',
    { className: 'layout optimizedCheckout-contentPrimary' },
    h(
      'div',
      { className: 'layout-main' },
      h(
        'div',
        { className: 'orderConfirmation' },
        h(
          'h1',
          {
            className: 'optimizedCheckout-headingPrimary',
            'data-test': 'order-confirmation-heading',
          },
          `Thank you ${billingAddress?.firstName ?? ''}!`,
        ),
        h(
          'section',
          { className: 'orderConfirmation-section' },
          h(
            'p',
            { 'data-test': 'order-confirmation-order-number-text' },
            'Your order number is ',
            h('strong', null, orderId),
          ),
          h(
            'p',
            { 'data-test': 'order-confirmation-order-status-text' },
            `An email will be sent to ${billingAddress?.email ?? 'you'} containing information about your purchase.`,
          ),
        ),
        instructions !== '' && h(Instructions, { html: instructions }),
        h(GuestSignup, { isRefused, onRefuse: () => setRefused(true) }),
        h(
          'div',
          { className: 'continueButtonContainer' },
          h(
            'a',
            { href: '/', target: '_top' },
            h(
              'button',
              {
                className: 'button button--tertiary optimizedCheckout-buttonSecondary',
                type: 'button',
              },
              'Continue Shopping »',
            ),
          ),
        ),
      ),
    ),
    h(Summary, {
      items: [...(lineItems?.physicalItems ?? []), ...(lineItems?.digitalItems ?? [])],
      lines: [],
      total: orderAmount,
      currency,
      isMobile,
    }),
    isRefused && createPortal(h(ErrorModal, { onClose: () => setRefused(false) }), document.body),
  )
}

/** The merchant's own text: what React puts in as HTML, it does not look at again. */
function Instructions({ html }: { html: string }) {
  // The same value with every drawing: another one, even if equal, would be put in anew.
  const clean = useMemo(() => sanitize(html), [html])
  return h(
    'section',
    { className: 'orderConfirmation-section' },
    h('div', {
      'data-test': 'payment-instructions',
      dangerouslySetInnerHTML: { __html: clean },
    }),
  )
}

/** The form for guests; every try is refused, which draws the page anew with a modal over it. */
function GuestSignup({ isRefused, onRefuse }: { isRefused: boolean; onRefuse: () => void }) {
  return h(
    'div',
    { className: 'guest-signup' },
    h('h2', null, 'Create an account for a faster checkout in the future'),
    h(
      'form',
      {
        className: `form-fieldset${isRefused ? ' has-error' : ''}`,
        noValidate: true,
        onSubmit: (event: { preventDefault: () => void }) => {
          event.preventDefault()
          onRefuse()
        },
      },
      h('input', {
        'aria-label': 'Password',
        name: 'password',
        type: 'password',
        autoComplete: 'new-password',
        className: 'form-input optimizedCheckout-form-input',
      }),
      h(
        'button',
        {
          id: 'createAccountButton',
          className: 'button button--primary optimizedCheckout-buttonPrimary',
          type: 'submit',
        },
        'Create Account',
      ),
    ),
  )
}

function ErrorModal({ onClose }: { onClose: () => void }) {
  return h(
    'div',
    { className: 'ReactModalPortal' },
    h(
      'div',
      { className: 'modalOverlay--afterOpen' },
      h(
        'div',
        { className: 'modal optimizedCheckout-contentPrimary', role: 'dialog', 'aria-modal': true },
        h('p', null, 'Something went wrong. The account could not be created.'),
        h('button', { className: 'button', type: 'button', onClick: onClose }, 'Ok'),
      ),
    ),
  )
}
