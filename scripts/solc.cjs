#!/usr/bin/env node
// Makes npm's solc look like the native compiler, so that forge works offline from node_modules.
// Forge asks two things of it: `--version`, and standard JSON on stdin (with paths it may ignore).
const solc = require('solc')

if (process.argv.includes('--version')) {
  const version = solc.version().replace('.Emscripten.clang', '.Linux.g++')
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${version}\n`)
} else {
  let input = ''
  process.stdin.setEncoding('utf8')
  process.stdin.on('data', (chunk) => {
    input += chunk
  })
  process.stdin.on('end', () => process.stdout.write(solc.compile(input)))
}
