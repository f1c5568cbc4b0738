import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromium } from './scripts/chromium.js'

const server = [
  'src/**/*.test.ts',
  'scripts/**/*.test.ts',
  'demo/**/*.test.ts',
  'stencil/**/*.test.ts',
  'bench/*.test.ts',
]

/** The gallery (`npx vite`) and the unit tests. The scripts that a merchant loads are built by `scripts/build.ts`. */
export default defineConfig({
  build: {
    target: 'es2022',
    outDir: 'dist/gallery',
    rollupOptions: {
      input: ['index.html', 'stencil/composer/index.html', 'stencil/composer/preview.html'],
    },
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: server,
          exclude: ['**/*.browser.test.ts', '**/*.chain.test.ts'],
        },
      },
      {
        test: {
          name: 'chain',
          include: server.map((glob) => glob.replace('.test.ts', '.chain.test.ts')),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Found ahead, or the first run would reload the page in the middle of a test.
        optimizeDeps: {
          include: [
            '@wagmi/core',
            'axe-core',
            'lit',
            'qrcode/lib/core/qrcode.js',
            'react',
            'react-dom',
            'react-dom/client',
            'viem',
            'viem/actions',
          ],
        },
        test: {
          name: 'browser',
          include: ['{src,stencil}/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
