import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { mainnets } from '../../chains/definitions/mainnets.js'
import { languages } from '../../lang/languages.js'
import { definePayWithUsdc } from '../define.js'
import { lateParts } from '../lateParts.js'
import { livePartOf } from '../live/openLivePart.js'
import { FakeClock, settle } from '../testing/FakeClock.js'
import { FakeEndpoint } from '../testing/FakeEndpoint.js'
import { openedAt, order, treasury, viewOf } from '../testing/views.js'

const clock = new FakeClock(openedAt + 1_000)

beforeAll(() => {
  definePayWithUsdc({
    chains: mainnets,
    live: async () => livePartOf(mainnets, () => lateParts),
    languages,
    clock,
  })
})
afterEach(() => document.body.replaceChildren())

const signed = (change = {}) =>
  viewOf({
    sequence: 2,
    nextAttempt: 1,
    authorization: {
      attempt: 0,
      chain: 'eip155:8453',
      validBefore: new Date(openedAt + 600_000).toISOString(),
      cancelable: true,
      ...change,
    },
  })

async function show(view: unknown) {
  const element = document.createElement('pay-with-usdc')
  const endpoint = new FakeEndpoint(view)
  element.fetch = endpoint.fetch
  const { store, id, cart } = order
  const attributes = { endpoint: 'https://pay.example', store, order: id, cart, treasury }
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  const root = element.renderRoot as ShadowRoot
  await vi.waitFor(() => expect(root.querySelector('.steps li')).not.toBeNull())
  const send = async (next: unknown) => {
    endpoint.send(next)
    await settle()
    await element.updateComplete
  }
  const area = () => root.querySelector('[part=wallet]') as HTMLElement
  const isCodeShown = () => root.querySelector('.ways')?.checkVisibility() ?? false
  return { endpoint, send, area, isCodeShown }
}

const sentence = /A signed payment is on its way\. It ends by itself at \d+:\d\d/

test('while a signed payment is under way, the other ways wait and it says until when', async () => {
  const { area, isCodeShown, send } = await show(viewOf())
  expect(isCodeShown()).toBe(true)
  await send(signed({ cancelable: false }))
  expect(area().textContent).toMatch(sentence)
  expect(area().querySelector('button')).toBeNull()
  expect(isCodeShown()).toBe(false)
})

test('it can be canceled as long as it was not sent; then all ways are there again', async () => {
  const { area, isCodeShown, send, endpoint } = await show(signed())
  area().querySelector('button')?.click()
  await vi.waitFor(() =>
    expect(endpoint.requests.at(-1)).toMatchObject({
      method: 'DELETE',
      path: expect.stringMatching(/\/authorizations\/0$/),
    }),
  )
  await send(viewOf({ sequence: 3, nextAttempt: 1 }))
  expect(area().textContent).not.toMatch(sentence)
  expect(isCodeShown()).toBe(true)
})

test('one whose time is over holds nobody up', async () => {
  const { area, isCodeShown } = await show(
    signed({ validBefore: new Date(openedAt).toISOString() }),
  )
  expect(area().textContent).not.toMatch(sentence)
  expect(isCodeShown()).toBe(true)
})
