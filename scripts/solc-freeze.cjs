#!/usr/bin/env node
// Compiles the receiver contracts with npm's solc. `node scripts/solc-freeze.cjs --write` writes
// src/receiver/frozen/ReceiverFactory.json; without `--write` it only says whether that file is true.
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { keccak_256 } = require('@noble/hashes/sha3')
const solc = require('solc')

const root = join(__dirname, '..')
const frozenPath = join(root, 'src/receiver/frozen/ReceiverFactory.json')

// The bytecode is the address: every value here is part of it, on every chain, for ever.
// `cancun` is the newest version that all supported chains run (see src/receiver/README.md).
const settings = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 1_000_000 },
  viaIR: false,
  metadata: { bytecodeHash: 'none', appendCBOR: false },
}

const read = (path) => ({
  contents: readFileSync(
    path.startsWith('@openzeppelin/') ? require.resolve(path) : join(root, path),
    'utf8',
  ),
})

/** Compiles both contracts; `sources` may replace files, which the mutation run uses. */
const compile = (sources = {}, outputs = ['abi', 'evm.bytecode', 'evm.deployedBytecode']) => {
  const paths = ['src/receiver/Receiver.sol', 'src/receiver/ReceiverFactory.sol']
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(
      paths.map((path) => [path, { content: sources[path] ?? read(path).contents }]),
    ),
    settings: { ...settings, outputSelection: { '*': { '*': outputs, '': ['ast'] } } },
  }
  return JSON.parse(solc.compile(JSON.stringify(input), { import: read }))
}

const keccak = (hex) => `0x${Buffer.from(keccak_256(Buffer.from(hex, 'hex'))).toString('hex')}`

/** Fills the immutables of a runtime code: each of the two contracts has one, an address. */
const fill = (contract, address) => {
  let code = contract.evm.deployedBytecode.object
  for (const places of Object.values(contract.evm.deployedBytecode.immutableReferences)) {
    for (const { start, length } of places) {
      const word = address
        .slice(2)
        .toLowerCase()
        .padStart(length * 2, '0')
      code = code.slice(0, start * 2) + word + code.slice((start + length) * 2)
    }
  }
  return code
}

/** The last 20 bytes of the hash, with their EIP-55 checksum. */
const addressOf = (preimage) => {
  const lower = keccak(preimage).slice(26)
  const hash = keccak(Buffer.from(lower).toString('hex')).slice(2)
  return `0x${lower.replace(/[a-f]/g, (digit, i) => (hash[i] >= '8' ? digit.toUpperCase() : digit))}`
}

/** What is committed: everything that follows from the sources and the settings. */
const freeze = () => {
  const { contracts, errors = [] } = compile()
  const failed = errors.filter((error) => error.severity === 'error')
  if (failed.length > 0) throw new Error(failed.map((e) => e.formattedMessage).join('\n'))
  const receiver = contracts['src/receiver/Receiver.sol'].Receiver
  const factory = contracts['src/receiver/ReceiverFactory.sol'].ReceiverFactory
  const deployer = '0x4e59b44847b379578588920cA78FbF26c0B4956C'
  const deploySalt = `0x${'1'.padStart(64, '0')}`
  const initCodeHash = keccak(factory.evm.bytecode.object)
  const address = addressOf(
    `ff${deployer.slice(2)}${deploySalt.slice(2)}${initCodeHash.slice(2)}`.toLowerCase(),
  )
  const implementation = addressOf(`d694${address.slice(2)}01`)
  return {
    contractName: 'ReceiverFactory',
    compiler: solc.version().replace('.Emscripten.clang', ''),
    openzeppelin: require('@openzeppelin/contracts/package.json').version,
    settings,
    deployer,
    deploySalt,
    address,
    implementation,
    initCodeHash,
    runtimeCodeHash: keccak(fill(factory, implementation)),
    implementationRuntimeCodeHash: keccak(fill(receiver, address)),
    initCode: `0x${factory.evm.bytecode.object}`,
    abi: factory.abi,
    receiverAbi: receiver.abi,
  }
}

module.exports = { compile, freeze, frozenPath }

if (require.main === module) {
  const text = `${JSON.stringify(freeze(), null, 2)}\n`
  if (process.argv.includes('--write')) writeFileSync(frozenPath, text)
  const same = readFileSync(frozenPath, 'utf8') === text
  process.stdout.write(same ? 'frozen bytecode: same\n' : 'frozen bytecode: DIFFERENT\n')
  process.exitCode = same ? 0 : 1
}
