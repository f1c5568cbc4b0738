import { run } from './run.js'

process.exitCode = await run({
  args: process.argv.slice(2),
  environment: process.env,
  fetch,
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
})
