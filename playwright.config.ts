import { defineConfig } from '@playwright/test'
import { chromium } from './scripts/chromium.js'

/** The end-to-end tests: the whole sandbox, a real browser, and a wallet made of MetaMask's packages. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/requireBuild.ts',
  // One sandbox and one browser at a time: both together fill a small machine.
  workers: 1,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: chromium(),
    viewport: { width: 1_280, height: 900 },
    locale: 'en-US',
    screenshot: 'only-on-failure',
  },
})
