import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'

const require = createRequire(import.meta.url)

/** What the streams of MetaMask's packages want of Node's `process`; the page itself gets none. */
const browserProcess =
  '{ env: {}, browser: true, nextTick: (run, ...rest) => queueMicrotask(() => run(...rest)) }'

/** Bundles the wallet's page part into one script. */
export async function bundleInpage(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Vite leaves Node's own modules out; these are the same ones for browsers.
    resolve: { alias: { events: folderOf('events'), buffer: folderOf('buffer') } },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: {
        entry: join(import.meta.dirname, 'inpage.ts'),
        formats: ['iife'],
        name: 'metamaskInpage',
      },
      rollupOptions: { output: { intro: `const process = ${browserProcess}` } },
    },
  })
  const chunks = [outputs].flat().flatMap((result) => ('output' in result ? result.output : []))
  const [chunk] = chunks
  if (chunk?.type !== 'chunk') throw new Error('The wallet’s page part did not become a script.')
  return chunk.code
}

const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))
