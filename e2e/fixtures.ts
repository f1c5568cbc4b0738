import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Sandbox, startSandbox } from '../demo/sandbox.js'
import { Shop } from './pages/Shop.js'
import { bundleInpage } from './wallet/bundleInpage.js'
import { MetaMask, type WalletSetup } from './wallet/MetaMask.js'

export { expect } from '@playwright/test'

/** Puts a MetaMask with this much USDC (atomic units) into the page. */
type OpenMetaMask = (
  setup?: Omit<WalletSetup, 'account'> & { readonly usdc?: bigint },
) => Promise<MetaMask>

type Worker = {
  /** The shop, the endpoint and the chain. A block is mined with each transaction. */
  sandbox: Sandbox
  /** The page part of MetaMask, and which of its accounts is the next unused one. */
  metamaskBuild: { readonly inpage: string; account: number }
}

type Fixtures = { shop: Shop; openMetaMask: OpenMetaMask }

/** Playwright's `test` with the sandbox, the shop, and a wallet. */
export const test = base.extend<Fixtures, Worker>({
  sandbox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      await withSandbox({}, use)
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  metamaskBuild: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      await use({ inpage: await bundleInpage(), account: 1 })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  shop: async ({ page, sandbox }, use) => {
    await use(new Shop(page, sandbox))
  },
  openMetaMask: async ({ page, sandbox, metamaskBuild }, use) => {
    await use(async ({ usdc = 100_000_000n, ...setup } = {}) => {
      const account = metamaskBuild.account++
      const metamask = await MetaMask.create(metamaskBuild.inpage, { ...setup, account })
      await sandbox.chain.fund(metamask.address, usdc)
      await metamask.installInto(page)
      return metamask
    })
  },
})

/** Runs something with a sandbox whose blocks come with its transactions, and closes it. */
export async function withSandbox(
  { quoteSeconds = 1_800, isRelaying = false }: { quoteSeconds?: number; isRelaying?: boolean },
  use: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-with-usdc-e2e-'))
  const sandbox = await startSandbox({ folder, quoteSeconds, isRelaying })
  // No blocks by the clock: a test says when a payment is confirmed, and sees each step.
  await sandbox.chain.anvil.client.setIntervalMining({ interval: 0 })
  await sandbox.chain.anvil.client.setAutomine(true)
  try {
    await use(sandbox)
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
