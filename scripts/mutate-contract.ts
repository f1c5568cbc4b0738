// Breaks the receiver contracts in every way the operators below know, one place at a time, and
// fails when the Solidity tests do not notice.
//
//   npx tsx scripts/mutate-contract.ts                          every mutant
//   npx tsx scripts/mutate-contract.ts -- --sample 20 --seed 7  a drawn sample (the seed is printed)
//
// The places come from solc's own syntax tree. The tests are compiled once for each worker; a mutant
// is its init code, which `Fixture.t.sol` deploys instead of the compiled one.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['src/receiver/Receiver.sol', 'src/receiver/ReceiverFactory.sol']
const workers = 2
const scratch = join(root, 'node_modules/.cache/mutate-contract')

/** A node of solc's syntax tree; `src` is `start:length:file` in bytes. */
interface Node {
  id: number
  nodeType: string
  src: string
  [field: string]: unknown
}

interface Edit {
  start: number
  length: number
  text: string
}

interface Mutant {
  file: string
  line: number
  /** The changed line as a diff. */
  diff: string
  source: string
}

interface Output {
  errors?: { severity: string }[]
  contracts?: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>
  sources: Record<string, { ast: Node }>
}

const { compile } = require('./solc-freeze.cjs') as {
  compile: (sources?: Record<string, string>, outputs?: string[]) => Output
}

// ---------------------------------------------------------------------------------------------
// Where and how to break

const comparisons: Record<string, string[]> = {
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>', '>=', '=='],
  '>': ['>=', '<', '<=', '=='],
  '<=': ['<', '>', '>=', '=='],
  '>=': ['>', '<', '<=', '=='],
}
const operators: Record<string, string[]> = {
  ...comparisons,
  '+': ['-', '*'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '++': ['--'],
  '--': ['++'],
}

/** All nodes below (and with) `node`, outermost first. */
const walk = function* (node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const child of node) yield* walk(child)
  else if (node !== null && typeof node === 'object') {
    if ('nodeType' in node) yield node as Node
    for (const [field, child] of Object.entries(node)) {
      if (field !== 'documentation') yield* walk(child)
    }
  }
}

const nodesOf = (node: Node, ...types: string[]) =>
  [...walk(node)].filter(({ nodeType }) => types.includes(nodeType))

const range = ({ src }: Node) => {
  const [start = 0, length = 0] = src.split(':').map(Number)
  return { start, length }
}

const typeOf = (node: Node) =>
  (node.typeDescriptions as { typeString?: string } | undefined)?.typeString ?? ''

/** Every edit that breaks one place of a source file. */
const editsOf = (ast: Node, source: string): Edit[] => {
  const edits: Edit[] = []
  const textOf = (node: unknown) => {
    const { start, length } = range(node as Node)
    return source.slice(start, start + length)
  }
  const replace = (node: unknown, text: string) => edits.push({ ...range(node as Node), text })
  const operator = (node: Node, left: Node, right: Node) => {
    const from = range(left).start + range(left).length
    const between = source.slice(from, range(right).start)
    const found = node.operator as string
    for (const text of operators[found] ?? []) {
      edits.push({ start: from + between.indexOf(found), length: found.length, text })
    }
  }
  const condition = (node: Node) => {
    for (const text of ['true', 'false', `!(${textOf(node)})`]) replace(node, text)
  }
  const statement = (node: Node) => {
    const end = range(node).start + range(node).length
    const semicolon = source[end] === ';' ? 1 : 0
    edits.push({ start: range(node).start, length: range(node).length + semicolon, text: '{}' })
  }

  const breakers: Record<string, (node: Node) => void> = {
    ExpressionStatement: statement,
    EmitStatement: statement,
    RevertStatement: statement,
    Return: statement,
    PlaceholderStatement: statement,
    IfStatement: (node) => {
      statement(node)
      condition(node.condition as Node)
      if (node.falseBody) replace(node.falseBody, '{}')
    },
    ForStatement: (node) => {
      statement(node)
      replace(node.body, '{}')
      if (node.condition) condition(node.condition as Node)
    },
    TryStatement: (node) => {
      statement(node)
      for (const clause of node.clauses as Node[]) replace(clause.block, '{}')
    },
    UncheckedBlock: (node) => {
      statement(node)
      replace(node, textOf(node).replace('unchecked', ''))
    },
    VariableDeclarationStatement: (node) => {
      // Left without its value; the declaration itself is needed to compile. A value of 0 is what
      // Solidity gives anyway: leaving that out breaks nothing (the literal is broken on its own).
      const value = node.initialValue as Node | undefined
      const [declaration] = node.declarations as Node[]
      if (!value || !declaration || textOf(value) === '0') return
      replace(node, textOf(declaration))
    },
    VariableDeclaration: (node) => {
      for (const word of ['immutable', 'indexed']) {
        if (node.mutability === word || node[word] === true) {
          replace(node, textOf(node).replace(` ${word}`, ''))
        }
      }
    },
    Conditional: (node) => {
      condition(node.condition as Node)
      replace(node, textOf(node.trueExpression))
      replace(node, textOf(node.falseExpression))
    },
    BinaryOperation: (node) =>
      operator(node, node.leftExpression as Node, node.rightExpression as Node),
    Assignment: (node) => operator(node, node.leftHandSide as Node, node.rightHandSide as Node),
    UnaryOperation: (node) => {
      const sign = node.operator as string
      if (sign === '!') replace(node, textOf(node.subExpression))
      for (const other of operators[sign] ?? []) replace(node, textOf(node).replace(sign, other))
    },
    Literal: (node) => {
      if (node.kind === 'number') replace(node, node.value === '0' ? '1' : '0')
      if (node.kind === 'string') replace(node, node.value === '' ? '"x"' : '""')
      if (node.kind === 'bool') replace(node, node.value === 'true' ? 'false' : 'true')
    },
    FunctionCall: (node) => {
      const given = node.arguments as Node[]
      given.forEach((a, i) => {
        for (const b of given.slice(i + 1)) {
          if (typeOf(a) !== typeOf(b)) continue
          const { start } = range(a)
          const text = textOf(b) + source.slice(start + range(a).length, range(b).start) + textOf(a)
          edits.push({ start, length: range(b).start + range(b).length - start, text })
        }
      })
    },
    ModifierInvocation: (node) => replace(node, ''),
  }

  for (const contract of nodesOf(ast, 'ContractDefinition')) {
    for (const node of walk(contract)) breakers[node.nodeType]?.(node)
    for (const scope of contract.nodes as Node[]) {
      edits.push(...swapsOf(contract, scope, textOf))
    }
  }
  return edits
}

/** Each value that a function or an initial value reads, replaced by each other one of its type. */
const swapsOf = (contract: Node, scope: Node, textOf: (node: unknown) => string): Edit[] => {
  const written = new Set<Node>()
  for (const node of nodesOf(scope, 'Assignment')) written.add(node.leftHandSide as Node)
  const state = (contract.nodes as Node[]).filter((n) => n.nodeType === 'VariableDeclaration')
  const names = new Map<string, Set<string>>([
    ['address', new Set(['msg.sender', 'address(this)', 'address(0)'])],
  ])
  for (const declared of [...nodesOf(scope, 'VariableDeclaration'), ...state]) {
    const type = typeOf(declared)
    names.set(type, (names.get(type) ?? new Set()).add(declared.name as string))
  }
  const edits: Edit[] = []
  for (const node of walk(scope.body ?? scope.value)) {
    const text = textOf(node)
    const known = names.get(typeOf(node))
    // Only whole values that have a name; a part of a longer expression is its own node.
    if (!known?.has(text) || written.has(node)) continue
    for (const other of known) if (other !== text) edits.push({ ...range(node), text: other })
  }
  return edits
}

const mutantsOf = (file: string, ast: Node): Mutant[] => {
  const source = readFileSync(join(root, file), 'utf8')
  const mutants = new Map<string, Mutant>()
  for (const { start, length, text } of editsOf(ast, source)) {
    const broken = source.slice(0, start) + text + source.slice(start + length)
    const line = source.slice(0, start).split('\n').length
    const lineStart = source.lastIndexOf('\n', start - 1) + 1
    const before = source.slice(lineStart, start + length)
    const rest = source.slice(start + length).split('\n')[0] ?? ''
    const flat = (code: string) => code.replace(/\s+/g, ' ').trim()
    const diff = `- ${flat(before + rest)}\n    + ${flat(source.slice(lineStart, start) + text + rest)}`
    if (!mutants.has(broken)) mutants.set(broken, { file, line, diff, source: broken })
  }
  return [...mutants.values()]
}

// ---------------------------------------------------------------------------------------------
// Running the tests

/** The init code of the factory, or undefined when this does not compile. */
const initCodeOf = (sources: Record<string, string>): string | undefined => {
  const { errors = [], contracts } = compile(sources, ['evm.bytecode.object'])
  if (errors.some(({ severity }) => severity === 'error')) return undefined
  const object = contracts?.[files[1] as string]?.ReceiverFactory?.evm.bytecode.object
  return object === undefined ? undefined : `0x${object}`
}

const forge = (() => {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  const wrapper = createRequire(require.resolve('@foundry-rs/forge/package.json'))
  const name = process.platform === 'win32' ? 'forge.exe' : 'forge'
  return wrapper.resolve(`@foundry-rs/forge-${process.platform}-${arch}/bin/${name}`)
})()

/** Few fuzz runs first; what survives them meets the full number. */
const efforts = [
  { FOUNDRY_FUZZ_RUNS: '8', FOUNDRY_INVARIANT_RUNS: '2', FOUNDRY_INVARIANT_DEPTH: '20' },
  {},
]

interface Verdict {
  /** The first test that failed, `timeout`, or undefined when all passed. */
  killedBy: string | undefined
}

const runForge = (worker: number, effort: object, initCode?: string): Promise<Verdict> => {
  const home = join(scratch, `${worker}`)
  const env = {
    ...process.env,
    FOUNDRY_OUT: join(home, 'out'),
    FOUNDRY_CACHE_PATH: join(home, 'cache'),
    FOUNDRY_FUZZ_FAILURE_PERSIST_DIR: join(home, 'failures'),
    FOUNDRY_INVARIANT_FAILURE_PERSIST_DIR: join(home, 'failures'),
    ...effort,
    ...(initCode ? { RECEIVER_FACTORY_INIT_CODE: initCode } : {}),
  }
  rmSync(join(home, 'failures'), { recursive: true, force: true })
  // The frozen bytes and the vectors would notice every mutant, and prove nothing.
  const only = ['--no-match-contract', 'FrozenTest|VectorsTest', '--threads', '1', '--fail-fast']
  return new Promise((resolve, reject) => {
    const child = spawn(forge, ['test', '--root', root, '--color', 'never', ...only], { env })
    let output = ''
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, 180_000)
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
    }
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(timer)
      // The name stands after the reason, for invariants after a whole sequence of calls.
      const failed = /^\[FAIL[\s\S]*?\b((?:test|invariant|setUp|afterInvariant)\w*)\(/m.exec(output)
      const killedBy = late ? 'timeout' : failed?.[1]
      // Neither passed nor failed: forge itself is ill, and no verdict may be drawn from that.
      if (killedBy || code === 0) resolve({ killedBy })
      else reject(new Error(`forge failed without a failing test:\n${output.slice(-2000)}`))
    })
  })
}

/** A small seeded generator (mulberry32), so that a sample can be drawn again. */
const randomOf = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const sampleOf = <T>(all: T[], count: number, seed: number): T[] => {
  const random = randomOf(seed)
  const drawn = all.map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key)
  return drawn.slice(0, count).map(({ item }) => item)
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((argument) => argument !== '--'),
    options: { sample: { type: 'string' }, seed: { type: 'string' } },
  })
  const started = Date.now()
  const log = (text: string) => process.stdout.write(`${text}\n`)
  const { sources } = compile({}, [])
  const all = files.flatMap((file) => mutantsOf(file, (sources[file] as { ast: Node }).ast))
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const chosen = values.sample ? sampleOf(all, Number(values.sample), seed) : all
  log(`${all.length} edits${values.sample ? `, a sample of ${chosen.length} (seed ${seed})` : ''}`)

  const unbroken = initCodeOf({})
  for (let worker = 0; worker < workers; worker++) {
    const { killedBy } = await runForge(worker, {}, unbroken)
    if (killedBy) throw new Error(`The tests fail without a mutant: ${killedBy}`)
  }

  const seen = new Set([unbroken])
  const survivors: Mutant[] = []
  const count = { killed: 0, uncompiled: 0, unchanged: 0 }
  const queue = [...chosen]
  const work = async (worker: number) => {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const initCode = initCodeOf({ [mutant.file]: mutant.source })
      if (initCode === undefined || seen.has(initCode)) {
        count[initCode === undefined ? 'uncompiled' : 'unchanged']++
        continue
      }
      seen.add(initCode)
      let killedBy: string | undefined
      for (const effort of efforts) {
        killedBy ??= (await runForge(worker, effort, initCode)).killedBy
      }
      if (killedBy) count.killed++
      else survivors.push(mutant)
      const place = `${mutant.file.split('/').at(-1)}:${mutant.line}`
      log(`${killedBy ? 'killed  ' : 'SURVIVED'} ${place} ${killedBy ?? ''}\n    ${mutant.diff}`)
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))

  const total = count.killed + survivors.length
  log(
    `\n${count.killed} of ${total} mutants killed in ${Math.round((Date.now() - started) / 1000)} s`,
  )
  log(
    `left out: ${count.uncompiled} do not compile, ${count.unchanged} give bytecode that was tried already`,
  )
  for (const { file, line, diff } of survivors) log(`SURVIVED ${file}:${line}\n    ${diff}`)
  return survivors.length === 0 ? 0 : 1
}

process.exitCode = await main()
