import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { renderSkeleton } from '../element/server.js'

const { PayWithUsdc } = await import('./index.js')

test('every entry can be imported where there is no DOM', async () => {
  expect(typeof document).toBe('undefined')
  await import('../element/register.js')
  expect(Object.keys(await import('../element/index.js'))).toContain('PayWithUsdc')
})

test('the place of a payment is a declarative shadow root with its styles', () => {
  const html = renderSkeleton()
  expect(html).toMatch(/^<template shadowrootmode="open"><style>/)
  expect(html).toMatch(/<\/template>$/)
  expect(html).toContain('class="skeleton"')
})

test('a title and a nonce stay text', () => {
  const html = renderSkeleton({ title: '<b>"&', nonce: '"><script>' })
  expect(html).toContain('<h2>&#60;b&#62;&#34;&#38;</h2>')
  expect(html).toContain('<style nonce="&#34;&#62;&#60;script&#62;">')
})

test('React draws the attributes by their names, the place, and the slots', () => {
  const html = renderToString(
    createElement(
      PayWithUsdc,
      {
        endpoint: 'https://pay.example',
        walletconnectProjectId: 'p',
        className: 'card',
        nonce: 'n',
      },
      createElement('b', { slot: 'paid' }, 'Thanks'),
    ),
  )
  expect(html).toMatch(
    /^<pay-with-usdc endpoint="https:\/\/pay.example" walletconnect-project-id="p" class="card"><template shadowrootmode="open">/,
  )
  expect(html).toContain('<style nonce="n">')
  expect(html).toMatch(/<\/template><b slot="paid">Thanks<\/b><\/pay-with-usdc>$/)
})

test('what is no attribute does not become one', () => {
  const messages = { title: 'Pay' }
  const html = renderToString(createElement(PayWithUsdc, { messages, onUsdcPaid: () => {} }))
  expect(html).toMatch(/^<pay-with-usdc><template/)
})
