import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { readCheckpoint, recordAction } from '../../database/index.js'
import { checkpointKeyOf } from '../checkpointKey.js'
import { startApp } from '../endpoint.fixture.js'
import { sealLog } from './sealLog.js'

test('the leader seals what was written, with the key of the secret', async () => {
  const { database, config } = await startApp()
  const now = () => 1_700_000_000
  const did = { subject: 'webhooks', actor: 'command', action: 'webhooks.redelivered' } as const
  await recordAction({ database, ...did, now: now() })
  const secret = config.tokenSecret
  const lead = {
    isHeld: () => true,
    database,
    onGain: () => undefined,
    stop: async () => undefined,
  }
  const loop = sealLog({ secret, database, lead, log: pino({ level: 'silent' }), now })
  const signed = await vi.waitUntil(() => readCheckpoint({ database }))
  await loop.stop()
  expect(await checkpointKeyOf({ secret }).hasSigned(signed)).toBe(true)
  const other = checkpointKeyOf({ secret: Buffer.alloc(32, 9) })
  expect(await other.hasSigned(signed)).toBe(false)
})
