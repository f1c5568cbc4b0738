import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')

/**
 * Compiles the endpoint and the command line to JavaScript, so that a server needs no compiler. Our
 * own sources become few files; every package stays a package, with its licence and native parts.
 */
export async function buildEndpoint({ folder }: { folder: string }): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { external: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: {
          main: join(root, 'src/endpoint/main.ts'),
          cli: join(root, 'src/cli/main.ts'),
        },
        // Side by side: what looks for the built scripts looks two folders up, as in the sources.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}
