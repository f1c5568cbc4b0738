#!/usr/bin/env node
// The command line. A clone runs its TypeScript sources, so nothing has to be built for it; where the
// compiler is not installed, as on a server, what npm run build wrote is run.
import { existsSync } from 'node:fs'

const compiled = new URL('../dist/endpoint/cli.js', import.meta.url)

try {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/cli/main.ts')
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes("'tsx'")) throw error
  if (existsSync(compiled)) await import(compiled.href)
  else {
    process.stderr.write(
      'pay-with-usdc: the packages are missing. Run npm install in the clone, then try again.\n',
    )
    process.exit(2)
  }
}
