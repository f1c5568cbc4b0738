import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'

const start = join(import.meta.dirname, 'start.ts')
const tsx = createRequire(import.meta.url).resolve('tsx')
let cleanUp: (() => void)[] = []
afterEach(() => {
  for (const step of cleanUp) step()
  cleanUp = []
})

/** Runs `npm start` on built scripts until it names its addresses. */
async function npmStart() {
  const child = spawn(process.execPath, ['--import', tsx, start, '--no-build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  cleanUp.push(() => child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it ended: ${output}`)))
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      if (output.includes('Ctrl-C')) resolve()
    })
  })
  const [shop = '', endpoint = '', chain = ''] = output.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? []
  return { child, ended, shop, endpoint, chain }
}

const isUp = (url: string) =>
  fetch(url, { method: 'POST', body: '{}' }).then(
    () => true,
    () => false,
  )

describe('npm start', () => {
  test('brings up shop, endpoint and chain, and Ctrl-C ends every one of them', async () => {
    const { child, ended, shop, endpoint, chain } = await npmStart()
    expect(await (await fetch(shop)).text()).toContain('Harbour Goods')
    expect(await (await fetch(`${endpoint}/ready`)).json()).toEqual({ status: 'ready' })
    expect(await isUp(chain)).toBe(true)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    for (const url of [shop, endpoint, chain]) expect(await isUp(url)).toBe(false)
  })

  test('takes a free port when the usual one is taken', async () => {
    const squatter = createServer((_request, response) => response.end('somebody else'))
    await new Promise<void>((resolve) => {
      squatter.once('error', () => resolve())
      squatter.listen(4_100, '127.0.0.1', () => resolve())
    })
    cleanUp.push(() => squatter.close())
    const { child, ended, shop } = await npmStart()
    expect(shop).not.toBe('http://127.0.0.1:4100')
    expect(await (await fetch(shop)).text()).toContain('Harbour Goods')
    child.kill('SIGINT')
    await ended
  })
})
