import { describe, expect, test } from 'vitest'
import { pageOf } from './pageOf.js'

describe('the payment step', () => {
  test.each(['/checkout', '/checkout/', '/de/checkout', '/en-gb/shop/checkout', '/Checkout'])(
    '%s',
    (path) => {
      expect(pageOf(path)).toBe('payment')
    },
  )
})

describe('the confirmation page', () => {
  test.each([
    '/checkout/order-confirmation',
    '/checkout/order-confirmation/',
    '/fr/checkout/order-confirmation',
    '/checkout/order-confirmation/1042',
  ])('%s', (path) => {
    expect(pageOf(path)).toBe('confirmation')
  })
})

describe('nothing to do', () => {
  test.each([
    '/',
    '/cart.php',
    '/checkouts',
    '/my-checkout',
    '/checkout-guide',
    '/blog/checkout/tips',
    '/a/b/c/checkout',
    '/order-confirmation',
    '/checkout/order-confirmation/abc',
    '/account.php',
    '/login.php?from=/checkout',
  ])('%s', (path) => {
    expect(pageOf(path)).toBeUndefined()
  })
})
