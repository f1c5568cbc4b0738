import { describe, expect, test } from 'vitest'
import { PayWithUsdcError } from '../../errors/index.js'
import { checkBackup } from './backup.js'
import { judgeCertificate } from './certificate.js'
import { type ClockReading, checkClock } from './clock.js'
import { checkDatabase } from './database.js'
import { checkDisk } from './disk.js'
import { type Finding, reasonOf } from './finding.js'
import { checkMachine } from './machine.js'
import { checkPort, type PortHolder } from './port.js'
import { checkProviders, type ProbedChain } from './providers.js'
import { checkPublicUrl } from './publicUrl.js'
import { checkStore } from './store.js'
import { checkWebhook } from './webhook.js'

const now = 1_700_000_000_000
const [hour, day] = [3_600_000, 86_400_000]
const verdicts = (findings: readonly Finding[]) => findings.map(({ verdict }) => verdict)

/** A connection that nobody takes. */
function fails(): Promise<never> {
  return Promise.reject(new Error('ECONNREFUSED'))
}

/** Whatever is not well says what to do next. */
function hasNextStep(finding: Finding): boolean {
  return finding.verdict === 'ok' || finding.next.length > 10
}

describe('disk', () => {
  test.each([
    [100e9, 200e9, 'ok'],
    [1.9e9, 20e9, 'warning'],
    [4e9, 100e9, 'warning'],
    [0.4e9, 1e9, 'problem'],
  ])('%d free of %d bytes is %s', async (free, total, verdict) => {
    const finding = await checkDisk({ folder: '/d', readSpace: async () => ({ free, total }) })
    expect(finding.verdict).toBe(verdict)
    expect(hasNextStep(finding)).toBe(true)
  })

  test('a folder that cannot be read is not called well', async () => {
    const readSpace = () => Promise.reject(new Error('ENOENT'))
    expect(await checkDisk({ folder: '/nowhere', readSpace })).toMatchObject({
      verdict: 'unchecked',
      next: expect.stringContaining('/nowhere'),
    })
  })
})

describe('machine', () => {
  const fit = { memory: { free: 1e9, total: 2e9 }, processors: 2, load: 0.5, node: 'v24.4.0' }
  test.each([
    [{}, ['ok', 'ok', 'ok']],
    [{ memory: { free: 200e6, total: 2e9 } }, ['warning', 'ok', 'ok']],
    [{ memory: { free: 100e6, total: 2e9 } }, ['problem', 'ok', 'ok']],
    [{ load: 4.1 }, ['ok', 'warning', 'ok']],
    [{ node: 'v20.18.3' }, ['ok', 'ok', 'problem']],
    [{ node: 'v20.19.0' }, ['ok', 'ok', 'ok']],
  ])('memory, processors and Node.js: %j', (change, expected) => {
    expect(verdicts(checkMachine({ ...fit, ...change }))).toEqual(expected)
  })
})

describe('clock', () => {
  const server = (seconds: number): ClockReading => ({
    ...{ name: 'a', theirs: now - seconds * 1_000, ours: now, precision: 1_000 },
  })
  const block = (age: number): ClockReading => ({
    ...{ name: 'eip155:1', theirs: now - age * 1_000, ours: now, precision: 3_000 },
  })
  test.each([
    ['servers and blocks agree', [0, 1, -1], [2, 12], 'ok', ''],
    ['it is ahead of every server', [11, 12, 13], [20], 'warning', 'ahead of'],
    ['it is far behind', [-90, -91, -92], [], 'problem', '90 seconds behind'],
    ['one server of three is wrong', [0, 500, 1], [], 'ok', ''],
    ['a block is from the future', [], [-20], 'warning', 'behind'],
    ['an old block says nothing', [0], [9_000], 'ok', ''],
    ['nobody tells the time', [], [], 'unchecked', ''],
  ])('%s', (_, dates, blocks, verdict, words) => {
    const finding = checkClock({ dates: dates.map(server), blocks: blocks.map(block) })
    expect(finding.verdict).toBe(verdict)
    expect(finding.says).toContain(words)
    expect(hasNextStep(finding)).toBe(true)
  })
})

describe('a port', () => {
  test.each<[PortHolder, string]>([
    ['free', 'ok'],
    ['ours', 'ok'],
    ['other', 'problem'],
  ])('that is %s is %s', async (holder, verdict) => {
    const finding = await checkPort({
      ...{ name: 'PAY_PORT', host: '127.0.0.1', port: 8787, findHolder: async () => holder },
    })
    expect(finding.verdict).toBe(verdict)
  })
})

describe('a certificate', () => {
  test.each([
    [90, undefined, 'ok'],
    [14, undefined, 'ok'],
    [13, undefined, 'warning'],
    [90, 'certificate has expired', 'problem'],
  ])('of %i days and %s is %s', (days, error, verdict) => {
    const certificate = { validTo: now + days * day, error }
    const place = { check: 'TLS', host: 'pay.example', renew: 'Renew the certificate.' }
    expect(judgeCertificate({ ...place, certificate, now }).verdict).toBe(verdict)
  })
})

describe('the public URL', () => {
  const surroundings = {
    publicUrl: 'https://pay.example',
    resolve: async () => ['203.0.113.9'],
    readCertificate: async () => ({ validTo: now + 60 * day, error: undefined }),
    askHealth: async () => 200,
    now,
  }
  test.each<[string, Partial<Parameters<typeof checkPublicUrl>[0]>, string[]]>([
    ['is well', {}, ['ok', 'ok', 'ok']],
    ['has no DNS', { resolve: fails }, ['problem']],
    ['speaks no TLS', { readCertificate: fails, askHealth: fails }, ['ok', 'problem', 'problem']],
    ['is answered by another program', { askHealth: async () => 404 }, ['ok', 'ok', 'problem']],
    ['is http', { publicUrl: 'http://pay.example' }, ['ok', 'warning', 'ok']],
  ])('%s', async (_, change, expected) => {
    const findings = await checkPublicUrl({ ...surroundings, ...change })
    expect(verdicts(findings)).toEqual(expected)
    expect(findings.every(hasNextStep)).toBe(true)
  })
})

describe('the database', () => {
  const whole = { kind: 'SQLite', version: '3.45', payments: 7, damage: [] } as const
  test('is well when it is whole', async () => {
    expect(await checkDatabase({ inspect: async () => whole })).toMatchObject({ verdict: 'ok' })
  })

  test('that is damaged, or does not open, is a problem with a next step', async () => {
    const inspections = [
      async () => ({ ...whole, damage: ['row 7 missing from index payments_order'] }),
      () => Promise.reject(new Error('connect ECONNREFUSED')),
      () =>
        Promise.reject(new PayWithUsdcError('database_missing', 'None.', { hint: 'Start it.' })),
    ]
    for (const inspect of inspections) {
      const finding = await checkDatabase({ inspect })
      expect(finding).toMatchObject({ verdict: 'problem', next: expect.any(String) })
    }
  })
})

describe('the last backup', () => {
  const at = (age: number | undefined) => ({
    ...{ folder: '/b', now, readNewest: () => (age === undefined ? undefined : now - age) },
  })
  test.each([
    ['an hour old', at(hour), 'ok'],
    ['25 hours old', at(25 * hour), 'ok'],
    ['26 hours old', at(26 * hour), 'warning'],
    ['not there', at(undefined), 'warning'],
    ['not configured', { ...at(hour), folder: undefined }, 'warning'],
  ])('that is %s', (_, options, verdict) => {
    const finding = checkBackup(options)
    expect(finding.verdict).toBe(verdict)
    expect(hasNextStep(finding)).toBe(true)
  })

  test('in a folder that cannot be read is not called well', () => {
    const readNewest = () => {
      throw new Error('EACCES')
    }
    expect(checkBackup({ folder: '/b', now, readNewest }).verdict).toBe('unchecked')
  })
})

describe('the providers of a network', () => {
  const answer = (change: object = {}) => {
    const head = { number: 9, hash: '0x9', parentHash: '0x8', time: now / 1_000 - 4 }
    return async () => ({ chainId: 8453, head, milliseconds: 90, at: now, ...change })
  }
  const dead = () => Promise.reject(new Error('https://a.example/secret-key did not answer'))
  const old = { number: 9, hash: '0x9', parentHash: '0x8', time: now / 1_000 - 500 }
  const chain = (isOffered: boolean, ...providers: ProbedChain['providers']) => ({
    ...{ definition: { id: 8453, name: 'Base', blockTime: 2_000 }, isOffered, providers },
  })
  const [a, b] = [
    { name: 'a.example', probe: answer() },
    { name: 'b.example', probe: answer() },
  ]
  test.each([
    ['two that answer are well', chain(true, a, b), ['ok', 'ok', 'ok']],
    ['one alone is not enough', chain(true, a), ['ok', 'warning']],
    ['one twice is one', chain(true, a, a), ['ok', 'ok', 'warning']],
    ['one is enough to watch', chain(false, a), ['ok', 'ok']],
    [
      'one of another chain is a problem',
      chain(true, a, { ...b, probe: answer({ chainId: 1 }) }),
      ['ok', 'problem', 'warning'],
    ],
    [
      'one that is behind is a problem',
      chain(true, a, { ...b, probe: answer({ head: old }) }),
      ['ok', 'problem', 'warning'],
    ],
    [
      'one that is slow is not well',
      chain(true, a, { ...b, probe: answer({ milliseconds: 2_500 }) }),
      ['ok', 'warning', 'ok'],
    ],
    ['none is a problem', chain(true, { ...a, probe: dead }), ['problem', 'problem']],
  ])('%s', async (_, chain, expected) => {
    const { findings } = await checkProviders({ chain, now: () => now })
    expect(verdicts(findings)).toEqual(expected)
    expect(findings.every(hasNextStep)).toBe(true)
    expect(JSON.stringify(findings)).not.toContain('secret-key')
  })
})

describe('a webhook target', () => {
  const target = {
    name: 'erp.example#1',
    url: new URL('https://erp.example/hook?key=secret-key'),
    connect: async () => undefined,
    readCertificate: async () => ({ validTo: now + 60 * day, error: undefined }),
    now,
  }
  const inside = new PayWithUsdcError('target_private', '10.0.0.5:443 is not on the internet.')
  test.each([
    ['is well', {}, 'ok', ''],
    ['is well without TLS', { url: new URL('http://erp.internal:8080/') }, 'ok', 'without TLS'],
    [
      'has a name that does not resolve',
      { readCertificate: () => Promise.reject(new Error('getaddrinfo ENOTFOUND erp.example')) },
      'problem',
      'ENOTFOUND',
    ],
    [
      'is refused by the guard',
      { readCertificate: () => Promise.reject(inside) },
      'problem',
      'not on the internet',
    ],
    [
      'has a certificate that ended',
      { readCertificate: async () => ({ validTo: now - day, error: 'expired' }) },
      'problem',
      'expired',
    ],
  ])('%s', async (_, change, verdict, words) => {
    const finding = await checkWebhook({ ...target, ...change })
    expect(finding.verdict).toBe(verdict)
    expect(finding.says).toContain(words)
    expect(hasNextStep(finding)).toBe(true)
    expect(JSON.stringify(finding)).not.toContain('secret-key')
  })
})

describe('the store', () => {
  const shop = async () => ({ name: 'Harbour Goods', origin: 'https://shop.example' })
  const fails = (code: string) => () =>
    Promise.reject(
      new PayWithUsdcError(code, 'Not so.', { hint: 'Put the other secret into the settings.' }),
    )
  const well = { readToken: async () => 'token', readStore: shop, isApp: false }
  test.each<[string, Partial<Parameters<typeof checkStore>[0]>, string, RegExp]>([
    ['takes the token', {}, 'ok', /takes the token\.$/],
    ['takes the token of the app', { isApp: true }, 'ok', /of the installed app\.$/],
    [
      'has another address',
      { readStore: async () => ({ name: 'x', origin: 'https://other.example' }) },
      'warning',
      /other\.example/,
    ],
    ['refuses the token', { readStore: fails('store_unauthorized') }, 'problem', /STORE_TOKEN/],
    [
      'refuses the token of the app',
      { readStore: fails('store_unauthorized'), isApp: true },
      'problem',
      /Install the app again/,
    ],
    ['does not answer', { readStore: fails('store_unavailable') }, 'problem', /can be reached/],
    [
      'has not installed the app',
      { readToken: fails('store_not_installed'), isApp: true },
      'warning',
      /install the app/,
    ],
    [
      'has a token that was sealed under another secret',
      { readToken: fails('seal_broken'), isApp: true },
      'problem',
      /other secret/,
    ],
    [
      'has its token in a database that cannot be read',
      { readToken: () => Promise.reject(new Error('ECONNREFUSED')), isApp: true },
      'unchecked',
      /database/,
    ],
  ])('%s', async (_, change, verdict, words) => {
    const finding = await checkStore({ ...well, origins: ['https://shop.example'], ...change })
    expect(finding.verdict).toBe(verdict)
    expect(hasNextStep(finding)).toBe(true)
    expect(`${finding.says} ${'next' in finding ? finding.next : ''}`.trim()).toMatch(words)
  })
})

test('what a foreign error says loses its URLs, which hold keys', () => {
  const error = new Error('connect postgres://pay:secret@db/pay and https://rpc/secret failed')
  expect(reasonOf(error)).toBe('connect … and … failed')
})
