import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { expect, test, vi } from 'vitest'
import { sign } from '../src/notifications/signature.js'

const root = join(import.meta.dirname, '..')

test('the receiver of docs/webhooks.md takes what is signed, and refuses what is forged', async () => {
  const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8')
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? []
  const secret = randomBytes(32)
  // As the page has it, but for a free port and what stands for the reader's own queue.
  const source = `${example.replace('listen(8080)', "listen(0, '127.0.0.1', ready)")}
    function ready() { process.stdout.write(this.address().port + '\\n') }
    function queue(event) { process.stdout.write(event.type + '\\n') }`
  expect(source).toContain("'127.0.0.1', ready")
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: root,
    env: { ...process.env, WEBHOOK_SECRET: `whsec_${secret.toString('base64')}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The example ended.')))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      resolve(printed.trim())
    })
  })
  try {
    const timestamp = Math.floor(Date.now() / 1_000)
    const body = JSON.stringify({ type: 'payment.paid', data: {} })
    const send = async (key: Uint8Array) => {
      const id = 'msg_pay_1_1'
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: {
          'webhook-id': id,
          'webhook-timestamp': `${timestamp}`,
          'webhook-signature': sign({ id, timestamp, body, secrets: [key] }),
        },
        body,
      })
      return answer.status
    }
    expect(await send(randomBytes(32))).toBe(401)
    expect(await send(secret)).toBe(204)
    // What the example prints comes by another way than its answer.
    await vi.waitFor(() => expect(printed).toMatch(/payment\.paid/))
  } finally {
    child.kill()
  }
})

test('the signature that docs/webhooks.md shows has the form of a real one', () => {
  const page = readFileSync(join(root, 'docs/webhooks.md'), 'utf8')
  const [, shown = ''] = /webhook-signature: (\S+)/.exec(page) ?? []
  const real = new Webhook(randomBytes(32).toString('base64')).sign('msg_1', new Date(), '{}')
  expect(shown.length).toBe(real.length)
})
