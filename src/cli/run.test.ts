import { describe, expect, test } from 'vitest'
import { run } from './run.js'

/** Runs a command line, and gives what it prints. */
async function cli(...args: string[]) {
  const [printed, complained]: [string[], string[]] = [[], []]
  const exitCode = await run({
    args,
    environment: {},
    fetch: () => Promise.reject(new Error('This test has no network.')),
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
  })
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') }
}

const names = [
  'watch-checkout',
  'install',
  'build-frame',
  'receipt-key',
  'verify-receipt',
  'sweep',
  'webhooks',
  'keys',
  'rotate-secret',
  'verify-log',
  'doctor',
  'backup',
  'restore',
  'sandbox',
]

describe('the command line', () => {
  test.each([
    [['--help'], 0],
    [['-h'], 0],
    [['help'], 0],
    [[], 2],
  ])('lists its commands with one line each: %s', async (args, code) => {
    const { exitCode, printed } = await cli(...args)
    expect(exitCode).toBe(code)
    for (const name of names) expect(printed).toMatch(new RegExp(`^  ${name} +\\S.*\\.$`, 'm'))
  })

  test('lists its commands when it is given one that it does not have', async () => {
    const { exitCode, printed, complained } = await cli('instal')
    expect(exitCode).toBe(2)
    expect(printed).toBe('')
    expect(complained).toMatch(/^There is no command instal\.$/m)
    for (const name of names) expect(complained).toContain(name)
  })

  test.each(names)('%s explains itself', async (name) => {
    const { exitCode, printed } = await cli(name, '--help')
    expect(exitCode).toBe(0)
    expect(printed).toMatch(new RegExp(`^pay-with-usdc ${name}`))
  })

  test.each(names)(
    '%s refuses an option that it does not have, and says where to look',
    async (name) => {
      const { exitCode, complained } = await cli(name, '--colour')
      expect(exitCode).toBe(2)
      expect(complained).toBe(
        `usage: Unknown option '--colour'.\nSee pay-with-usdc ${name} --help.`,
      )
    },
  )

  const treasury = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'
  test.each([
    ['no page', ['--treasury', treasury], 'Name the URL of one page.'],
    ['two pages', ['https://a', 'https://b'], 'Name the URL of one page.'],
    [
      'a file',
      ['file:///etc/passwd', '--treasury', treasury],
      'file:///etc/passwd is not the URL of a page.',
    ],
    ['no treasury', ['https://shop.example'], '--treasury is missing.'],
    [
      'a mistyped treasury',
      ['https://shop.example', '--treasury', treasury.replace('fB', 'FB')],
      'checksum',
    ],
    ['an empty list', ['https://shop.example', '--treasury', ','], '--treasury holds no address.'],
    [
      'half a cookie',
      ['https://shop.example', '--treasury', treasury, '--cookie', 'a'],
      '--cookie: write NAME=VALUE.',
    ],
    [
      'two cookies in one',
      ['https://shop.example', '--treasury', treasury, '--cookie', 'a=b; c=d'],
      '--cookie: write NAME=VALUE.',
    ],
    [
      'odd seconds',
      ['https://shop.example', '--treasury', treasury, '--wait', '1.5'],
      '--wait: write whole seconds',
    ],
    [
      'an odd order',
      ['https://shop.example', '--treasury', treasury, '--order', '07'],
      '--order 07',
    ],
    [
      'an odd endpoint',
      ['https://shop.example', '--treasury', treasury, '--endpoint', 'pay'],
      '--endpoint pay',
    ],
    [
      'an odd mode',
      ['https://shop.example', '--treasury', treasury, '--mode', 'test'],
      '--mode test',
    ],
  ])('watch-checkout visits nothing with %s', async (_, args, sentence) => {
    const { exitCode, complained } = await cli('watch-checkout', ...args)
    expect(exitCode).toBe(2)
    expect(complained).toContain(sentence)
  })
})
