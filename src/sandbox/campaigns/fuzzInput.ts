import type { Random } from '../simulation/random.js'

/** A route as the OpenAPI document describes it. */
export type Described = {
  readonly method: string
  readonly path: string
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly schema: unknown } }
  }
  /** What `$ref` points to. */
  readonly schemas: Readonly<Record<string, unknown>>
}

/** Texts that break something somewhere. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a'.repeat(10_000),
  '🛒'.repeat(100),
  '\ud800',
  '\udfff\ud800',
  '\u202e0.01',
  'İ',
  'ß'.repeat(50),
  'é\u0301'.repeat(20),
  '\uffff\ufffe',
  '../../etc/passwd',
  '%00',
  '%ff%fe',
  '{{7*7}}',
  "' or 1=1 --",
  '"><script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  '0x1',
  '1e400',
  '-0',
  'NaN',
  '9007199254740993',
  '99999999999999999999999999',
  '1.0000000000000000000001',
  '٣',
  'true',
  'null',
  'eip155:31337',
  'pay_00000000000000000000000000000000',
  '\r\nset-cookie: a=b',
]

/** Values of every kind, as JSON text: some cannot be written otherwise. */
const oddValues: readonly string[] = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e400',
  '-1e-400',
  '123456789012345678901234567890',
  '[]',
  '{}',
  '[[[[[[[[[[]]]]]]]]]]',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1,"valueOf":2,"toJSON":3}',
  '"\\ud800"',
  '"\\u0000"',
]

/** A body that fits the schema, where it has one, with what is known to be there. */
export function sampleOf(
  { requestBody, schemas }: Described,
  known: Readonly<Record<string, string>>,
): unknown {
  const schema = requestBody?.content['application/json']?.schema
  return schema === undefined ? undefined : sample(schema, { schemas, known, depth: 0 })
}

type Schema = {
  readonly $ref?: string
  readonly anyOf?: readonly unknown[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly example?: unknown
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, unknown>>
  readonly items?: unknown
}

function sample(
  given: unknown,
  tools: { schemas: Described['schemas']; known: Readonly<Record<string, string>>; depth: number },
): unknown {
  const schema = (given ?? {}) as Schema
  const next = { ...tools, depth: tools.depth + 1 }
  if (next.depth > 8) return null
  if (schema.$ref !== undefined) {
    return sample(tools.schemas[schema.$ref.split('/').at(-1) ?? ''], next)
  }
  if (schema.anyOf !== undefined) return sample(schema.anyOf[0], next)
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, one]) => [
        name,
        tools.known[name] ?? sample(one, next),
      ]),
    )
  }
  if (schema.type === 'array') return [sample(schema.items, next)]
  if (schema.type === 'integer' || schema.type === 'number') return 1
  return schema.type === 'boolean' ? true : '1'
}

/** Bends a body in one way or in several, and gives its bytes. */
export function mutate(value: unknown, random: Random): Buffer {
  const text = JSON.stringify(value ?? { a: 1 })
  if (random.chance(0.05)) return Buffer.from(text)
  let bytes = Buffer.from(random.pick(bends)(text, random))
  // Half of them are bent once more.
  if (random.chance(0.5)) bytes = Buffer.from(random.pick(bends)(bytes.toString('latin1'), random))
  return random.chance(0.1) ? flipped(bytes, random) : bytes
}

const bends: readonly ((text: string, random: Random) => string)[] = [
  // A value of another kind, wherever there is one.
  (text, random) => replaceOne(text, /:("[^"]*"|-?[\d.]+|true|null)/g, random, oddValue),
  (text, random) => replaceOne(text, /:("[^"]*"|-?[\d.]+|true|null)/g, random, oddString),
  // A field that is gone, doubled, or has another name.
  (text, random) => replaceOne(text, /"\w+":("[^"]*"|-?[\d.]+),?/g, random, () => ''),
  (text, random) =>
    replaceOne(text, /\{/g, random, (found) => `${found}"order":"1","order":{},"total":[],`),
  (text, random) =>
    replaceOne(text, /"\w+":/g, random, () => `${JSON.stringify(random.pick(oddTexts))}:`),
  (text, random) =>
    replaceOne(text, /\{/g, random, (found) => `${found}"__proto__":{"store":"sandbox"},`),
  // Deep, long, cut, and not JSON.
  (text, random) => replaceOne(text, /:("[^"]*"|-?[\d.]+)/g, random, () => `:${deep(random)}`),
  (_text, random) => deep(random),
  (text, random) => text.slice(0, random.int(0, text.length)),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text, random) => `${text}${' '.repeat(random.pick([10, 15_000, 40_000]))}`,
  (_text, random) => random.pick(oddTexts),
  (_text, random) => random.pick(oddValues),
  () => '',
]

function oddValue(_found: string, random: Random): string {
  return `:${random.pick(oddValues)}`
}

function oddString(_found: string, random: Random): string {
  return `:${JSON.stringify(random.pick(oddTexts))}`
}

function deep(random: Random): string {
  const depth = random.pick([50, 1_000, 7_000])
  return random.chance(0.5)
    ? '['.repeat(depth) + ']'.repeat(depth)
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
}

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  by: (found: string, random: Random) => string,
): string {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const one = random.pick(found)
  return text.slice(0, one.index) + by(one[0], random) + text.slice(one.index + one[0].length)
}

function flipped(bytes: Buffer, random: Random): Buffer {
  for (let at = random.int(1, 8); at > 0 && bytes.length > 0; at -= 1) {
    bytes[random.int(0, bytes.length - 1)] = random.int(0, 255)
  }
  return bytes
}
