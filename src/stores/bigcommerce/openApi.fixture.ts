import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { $RefParser } from '@apidevtools/json-schema-ref-parser'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** A part of an OpenAPI file, after its references were followed. */
export type Node = { readonly [key: string]: unknown }

/** One operation: how its requests and answers must look. */
export type Operation = {
  /** Names of the query parameters. */
  readonly parameters: readonly string[]
  readonly request: Node | undefined
  /** The status codes that it may answer with. */
  readonly statuses: readonly number[]
  readonly answerOf: (status: number) => Node | undefined
}

/** True when somebody put BigCommerce's OpenAPI files there. */
export function hasOpenApi(folder: string): boolean {
  return existsSync(join(folder, 'bigcommerce-orders.v2.oas2.yml'))
}

/** The files are large: each is read once. */
const documents = new Map<string, Promise<Node>>()

function dereference(file: string): Promise<Node> {
  const document = $RefParser.dereference(file) as unknown as Promise<Node>
  documents.set(file, document)
  return document
}

/** Reads an OpenAPI file. */
export async function openApi(folder: string, name: string) {
  const file = join(folder, `bigcommerce-${name}.yml`)
  const document = await (documents.get(file) ?? dereference(file))
  return {
    /** A schema by its name. */
    schema: (name: string) => nodeAt(document, ['components', 'schemas', name]),
    /** @param path as the file writes it, such as `/orders/{order_id}` */
    operation(method: string, path: string): Operation {
      const item = nodeAt(document, ['paths', path])
      const operation = nodeAt(item, [method.toLowerCase()])
      const parameters = [item.parameters, operation.parameters].flat() as (Node | undefined)[]
      return {
        parameters: parameters.filter((one) => one?.in === 'query').map((one) => `${one?.name}`),
        request: schemaIn(operation.requestBody),
        statuses: Object.keys(operation.responses as Node).map(Number),
        answerOf: (status) => schemaIn((operation.responses as Node)[status]),
      }
    },
  }
}

/** Says how a value breaks a schema; empty when it fits. */
export function mistakes(schema: Node, value: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false })
  addFormats.default(ajv)
  const validate = ajv.compile(jsonSchemaOf(schema) as Node)
  validate(value)
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

/** Names the fields of a value that its schema does not know: OpenAPI lets every one pass. */
export function unknownFields(schema: Node, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const items = branchesOf(schema).map(({ items }) => items as Node | undefined)
    const known = items.find((item) => item !== undefined)
    return known === undefined ? [] : value.flatMap((one) => unknownFields(known, one, `${path}[]`))
  }
  if (typeof value !== 'object' || value === null) return []
  const fields = fieldsOf(schema)
  // A schema without fields, or open to more of them, says nothing.
  if (fields.size === 0 || branchesOf(schema).some((one) => one.additionalProperties)) return []
  return Object.entries(value).flatMap(([name, one]) => {
    const known = fields.get(name)
    return known === undefined ? [`${path}.${name}`] : unknownFields(known, one, `${path}.${name}`)
  })
}

/** Names what one schema reads that another does not have, or has as another type. */
export function notIn(theirs: Node, ours: Node, path = ''): string[] {
  const wanted = typesOf(ours)
  const given = typesOf(theirs)
  const isOther = wanted.size > 0 && given.size > 0 && ![...wanted].some((type) => given.has(type))
  if (isOther) return [`${path}: ${[...wanted]} is ${[...given]}`]
  const items = itemsOf(ours)
  const theirItems = itemsOf(theirs)
  const inside =
    items === undefined || theirItems === undefined ? [] : notIn(theirItems, items, `${path}[]`)
  const known = fieldsOf(theirs)
  const fields = [...fieldsOf(ours)].flatMap(([name, field]) => {
    const there = known.get(name)
    if (there !== undefined) return notIn(there, field, `${path}.${name}`)
    return known.size === 0 ? [] : [`${path}.${name} is unknown`]
  })
  return [...inside, ...fields]
}

function nodeAt(node: Node, path: readonly string[]): Node {
  const found = path.reduce<Node | undefined>((at, key) => at?.[key] as Node | undefined, node)
  if (found === undefined) throw new Error(`The OpenAPI file has no ${path.join(' ')}`)
  return found
}

function schemaIn(part: unknown): Node | undefined {
  const content = (part as Node | undefined)?.content as Node | undefined
  return (content?.['application/json'] as Node | undefined)?.schema as Node | undefined
}

/** The schema itself and everything that it is put together from. */
function branchesOf(schema: Node): Node[] {
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((key) => (schema[key] ?? []) as Node[])
  return [schema, ...parts.flatMap(branchesOf)]
}

function fieldsOf(schema: Node): Map<string, Node> {
  const all = branchesOf(schema).map(({ properties }) => (properties ?? {}) as Record<string, Node>)
  return new Map(all.flatMap((properties) => Object.entries(properties)))
}

function itemsOf(schema: Node): Node | undefined {
  return branchesOf(schema).find(({ items }) => items !== undefined)?.items as Node | undefined
}

/** An integer is also a number. */
function typesOf(schema: Node): Set<string> {
  const types = branchesOf(schema).flatMap(({ type }) => (type === undefined ? [] : [type].flat()))
  return new Set(types.map((type) => (type === 'integer' ? 'number' : `${type}`)))
}

/** Formats that ajv knows and that these files use in their meaning. */
const formats = ['date-time', 'uri', 'uuid', 'email']

/** Turns OpenAPI 3.0 into JSON Schema: `nullable`, and keywords of other dialects that slipped in. */
function jsonSchemaOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(jsonSchemaOf)
  if (typeof node !== 'object' || node === null) return node
  const { nullable, example, examples, required, format, ...rest } = node as Node
  const plain = Object.fromEntries(
    Object.entries(rest)
      .filter(([key, value]) => !(key.startsWith('exclusive') && typeof value === 'boolean'))
      .map(([key, value]) => [key, jsonSchemaOf(value)]),
  )
  const kept = {
    ...plain,
    ...(Array.isArray(required) ? { required } : {}),
    ...(formats.includes(`${format}`) ? { format } : {}),
  }
  return nullable === true ? { anyOf: [kept, { type: 'null' }] } : kept
}
