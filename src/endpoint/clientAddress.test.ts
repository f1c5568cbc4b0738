import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from './clientAddress.js'
import type { Environment } from './context.js'

async function addressOf(hops: number, forwarded?: string): Promise<string> {
  const app = new Hono<Environment>()
  app.get('/', (context) => context.text(clientAddress(context, hops)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const incoming = { socket: { remoteAddress: '10.0.0.9' } }
  const bindings = { incoming } as unknown as Environment['Bindings']
  return (await app.request('/', { headers }, bindings)).text()
}

test('is the socket’s, whatever the sender claims', async () => {
  expect(await addressOf(0, '1.2.3.4')).toBe('10.0.0.9')
})

test('is the one that the outermost proxy of ours added', async () => {
  expect(await addressOf(1, '6.6.6.6, 203.0.113.7')).toBe('203.0.113.7')
  expect(await addressOf(2, '6.6.6.6, 203.0.113.7, 10.0.0.1')).toBe('203.0.113.7')
})

test('is the socket’s when there are fewer hops than were promised', async () => {
  expect(await addressOf(2, '203.0.113.7')).toBe('10.0.0.9')
  expect(await addressOf(1)).toBe('10.0.0.9')
})
