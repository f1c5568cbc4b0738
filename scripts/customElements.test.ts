import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declaration } from '@custom-elements-manifest/analyzer'
import { describe, expect, test } from 'vitest'
import { statusSchema } from '../src/protocol/paymentView.js'
import { customElementsManifest } from './customElements.js'

const element = join(import.meta.dirname, '../src/element')
const read = (file: string) => readFileSync(join(element, file), 'utf8')
/** Everything that the element is made of, as text. */
const all = readdirSync(element, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|^testing/.test(file))
  .map(read)
  .join('\n')
const source = read('PayWithUsdc.ts')
const declaration = customElementsManifest()
  .modules.flatMap(({ declarations = [] }) => declarations)
  .find(({ name }) => name === 'PayWithUsdc') as Declaration

const namesOf = (list: readonly { readonly name?: string }[] | undefined) =>
  (list ?? []).map(({ name }) => name ?? '').sort()
const allOf = (pattern: RegExp, text: string) =>
  [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort()

describe('the custom-elements manifest', () => {
  test('names the element', () => {
    expect(declaration).toMatchObject({ tagName: 'pay-with-usdc', customElement: true })
  })

  test('has every attribute: the reactive ones, and those that a part or a style reads', () => {
    const [, properties = ''] =
      /static override properties = \{([\s\S]*?)\n {2}\}/.exec(source) ?? []
    const reactive = allOf(/^ {4}(\w+): \{(?!.*attribute: false)/gm, properties)
    expect(reactive.length).toBeGreaterThan(10)
    const isRead = allOf(/(?:target|this)\.getAttribute\('([\w-]+)'\)/g, all)
    const isStyled = allOf(/:host\((?::not\()?\[([\w-]+)/g, all).filter((name) => name !== 'hidden')
    const every = [...new Set([...reactive, ...isRead, ...isStyled])].sort()
    expect(namesOf(declaration.attributes)).toEqual(every)
  })

  test('has every event with its class', () => {
    const classes = [read('events.ts'), read('status/events.ts'), read('wallet/events.ts')].join(
      '\n',
    )
    const pairs = [
      ...classes.matchAll(/class (\w+) extends Event \{\s+static readonly eventName = '([\w-]+)'/g),
    ]
    expect(pairs).toHaveLength(6)
    const expected = pairs.map(([, type, name]) => `${name}: ${type}`)
    const found = (declaration.events ?? []).map(({ name, type }) => `${name}: ${type?.text}`)
    expect(found.sort()).toEqual(expected.sort())
  })

  test('has every part and slot of the templates, and every property of the styles', () => {
    expect(namesOf(declaration.cssParts)).toEqual(allOf(/ part="([\w-]+)"/g, all))
    expect(namesOf(declaration.slots)).toEqual(['', ...allOf(/<slot name="(\w+)"/g, all)])
    expect(namesOf(declaration.cssProperties)).toEqual(
      allOf(/var\(\s*(--usdc-[\w-]+)/g, read('tokens.styles.ts')),
    )
  })

  test('has every state: one for each status, and for each problem', () => {
    const [, kinds = ''] = /kind: ((?:'\w+'(?: \| )?)+)/.exec(read('error/errorTemplate.ts')) ?? []
    const problems = allOf(/'(\w+)'/g, kinds)
    expect(problems).toContain('refused')
    const every = ['opening', ...statusSchema.options, ...problems]
    expect(namesOf(declaration.cssStates)).toEqual(every.sort())
  })

  test('says of every property that is no attribute what it is', () => {
    const properties = (declaration.members ?? []).filter(
      (member) =>
        member.kind === 'field' &&
        member.static !== true &&
        member.privacy !== 'private' &&
        member.attribute === undefined,
    )
    expect(namesOf(properties)).toEqual([
      'address',
      'fetch',
      'messages',
      'status',
      'uri',
      'wallets',
    ])
    for (const { name, description } of properties) expect(description, name).toBeTruthy()
  })

  test('has the methods', () => {
    const methods = (declaration.members ?? []).filter(
      (member) => member.kind === 'method' && member.privacy !== 'private',
    )
    expect(namesOf(methods)).toEqual(['connectWallet', 'copyAddress', 'pay', 'refresh'])
  })
})
