import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { startSandbox } from '../demo/sandbox.js'
import { type ApngFrame, apngOf } from './apng.js'

/** Blocks come slowly, so that each step can be taken. */
const blockTime = 3

/** Takes the pictures of the panel: a scenario while it is played, moving, and its end, which stands still. */
export async function takePanelPictures(browser: Browser, out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  const sandbox = await startSandbox({ folder, hasPanel: true, blockTime, logLevel: 'error' })
  const page = await browser.newPage({ viewport: { width: 1_366, height: 768 } })
  await page.goto(`${sandbox.shopUrl}/sandbox/panel`)
  const frames = await playInTwoParts(page)
  writeFileSync(join(out, 'panel-moving.png'), apngOf(frames))
  writeFileSync(join(out, 'panel.png'), frames.at(-1)?.png ?? Buffer.alloc(0))
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Waiting, a part, seen, paid: a picture of each. */
async function playInTwoParts(page: Page): Promise<ApngFrame[]> {
  const frames: ApngFrame[] = []
  const scenario = page.locator('[data-scenario=payer-two-parts]')
  const payment = page.frameLocator('iframe')
  const take = async (milliseconds: number) => {
    await scenario.evaluate((card) => card.scrollIntoView({ block: 'nearest' }))
    frames.push({ png: await page.screenshot(), milliseconds })
  }
  await scenario.locator('button.play').click()
  await payment.getByRole('timer').waitFor()
  await take(1_800)
  await payment.locator('pay-with-usdc [part=exceptions]').waitFor()
  await take(2_200)
  await payment.locator('pay-with-usdc[status=seen]').waitFor()
  await take(1_800)
  await payment.locator('pay-with-usdc[status=paid]').waitFor()
  await scenario.locator('.result').waitFor({ timeout: 60_000 })
  await take(4_000)
  return frames
}
