// Writes deploy/postman.json from the endpoint's own OpenAPI: `npx tsx scripts/postman.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startApp } from '../src/endpoint/endpoint.fixture.js'

type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly example?: unknown
  readonly examples?: readonly unknown[]
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly example?: unknown
  readonly description?: string
  readonly schema?: Schema
}

type Operation = {
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> }
}

type OpenApi = {
  readonly info: { readonly title: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** A collection of Postman's format 2.1. It holds no address and no key: they are variables. */
export function collectionOf({ info, paths, components }: OpenApi) {
  /** A value that fits a schema: its example, or the simplest one. */
  function exampleOf(schema: Schema): unknown {
    if (schema.$ref !== undefined) {
      return exampleOf(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
    }
    const given = [
      ...[schema.example, schema.examples?.[0], schema.default, schema.const, schema.enum?.[0]],
    ].find((value) => value !== undefined)
    if (given !== undefined) return given
    const [part] = schema.anyOf ?? schema.oneOf ?? []
    if (part !== undefined) return exampleOf(part)
    if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map(exampleOf))
    if (schema.properties !== undefined) {
      const needed = Object.entries(schema.properties).filter(
        ([name, property]) => schema.required?.includes(name) || property.example !== undefined,
      )
      return Object.fromEntries(needed.map(([name, property]) => [name, exampleOf(property)]))
    }
    if (schema.type === 'array') return schema.items === undefined ? [] : [exampleOf(schema.items)]
    return { integer: 0, number: 0, boolean: true }[`${schema.type}`] ?? 'string'
  }

  function itemOf(path: string, method: string, operation: Operation) {
    const { summary, description = '', parameters = [], security = [], requestBody } = operation
    const of = (place: string) => parameters.filter((one) => one.in === place)
    const sampleOf = ({ example, schema = {} }: Parameter) => `${example ?? exampleOf(schema)}`
    const query = of('query').map((one) => ({
      ...{ key: one.name, value: sampleOf(one), disabled: one.required !== true },
    }))
    const isMerchants = security.some((one) => 'apiKey' in one)
    const isPayments = security.some((one) => 'paymentToken' in one)
    const token = isPayments ? '{{paymentToken}}' : '{{apiKey}}'
    const names = path.slice(1).replaceAll(/\{(\w+)\}/g, ':$1')
    const written = query.filter(({ disabled }) => !disabled)
    const search = written.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&')
    const schema = requestBody?.content['application/json']?.schema
    return {
      name: summary ?? `${method.toUpperCase()} ${path}`,
      request: {
        method: method.toUpperCase(),
        description,
        auth:
          isMerchants || isPayments
            ? { type: 'bearer', bearer: [{ key: 'token', value: token, type: 'string' }] }
            : { type: 'noauth' },
        header: [
          ...of('header').map((one) => ({ key: one.name, value: sampleOf(one) })),
          ...(schema === undefined ? [] : [{ key: 'content-type', value: 'application/json' }]),
        ],
        url: {
          raw: `{{baseUrl}}/${names}${search === '' ? '' : `?${search}`}`,
          host: ['{{baseUrl}}'],
          path: names.split('/'),
          query,
          variable: of('path').map((one) => ({ key: one.name, value: sampleOf(one) })),
        },
        ...(schema === undefined
          ? {}
          : {
              body: {
                mode: 'raw',
                raw: JSON.stringify(exampleOf(schema), null, 2),
                options: { raw: { language: 'json' } },
              },
            }),
      },
      response: [],
    }
  }

  const variable = ['baseUrl', 'apiKey', 'paymentToken'].map((key) => ({
    ...{ key, value: key === 'baseUrl' ? 'https://pay.example.com' : '', type: 'string' },
  }))
  return {
    info: {
      name: info.title,
      description: info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => itemOf(path, method, operation)),
    ),
    variable,
  }
}

/** The collection as it is written, from the endpoint of this clone. */
export async function postmanText(): Promise<string> {
  const { app, database } = await startApp()
  const openApi = (await (await app.request('/openapi.json')).json()) as OpenApi
  await database.close()
  return `${JSON.stringify(collectionOf(openApi), null, 2)}\n`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '../deploy/postman.json'), await postmanText())
}
