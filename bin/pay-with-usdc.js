#!/usr/bin/env node
// The command line of a clone: it runs the TypeScript sources, so nothing has to be built for it.
try {
  const { register } = await import('tsx/esm/api')
  register()
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  process.stderr.write(
    'pay-with-usdc: the packages are missing. Run npm install in the clone, then try again.\n',
  )
  process.exit(2)
}
await import('../src/cli/main.ts')
