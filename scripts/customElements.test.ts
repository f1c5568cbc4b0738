import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declaration } from '@custom-elements-manifest/analyzer'
import { describe, expect, test } from 'vitest'
import { customElementsManifest } from './customElements.js'

const element = join(import.meta.dirname, '../src/element')
const read = (file: string) => readFileSync(join(element, file), 'utf8')
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

  test('has every attribute: the reactive ones and the status', () => {
    const [, properties = ''] =
      /static override properties = \{([\s\S]*?)\n {2}\}/.exec(source) ?? []
    const reactive = allOf(/^ {4}(\w+): \{(?!.*attribute: false)/gm, properties)
    expect(reactive.length).toBeGreaterThan(10)
    expect(namesOf(declaration.attributes)).toEqual([...reactive, 'status'].sort())
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
    const drawn = [
      'PayWithUsdc.ts',
      'address/addressTemplate.ts',
      'amount/amountTemplate.ts',
      'countdown/countdownTemplate.ts',
      'error/errorTemplate.ts',
      'network/networkTemplate.ts',
      'qr/qrTemplate.ts',
      'status/statusTemplate.ts',
      'status/stepperTemplate.ts',
      'status/transfersTemplate.ts',
      'wallet/walletTemplate.ts',
    ]
    const text = drawn.map(read).join('\n')
    expect(namesOf(declaration.cssParts)).toEqual(allOf(/ part="([\w-]+)"/g, text))
    expect(namesOf(declaration.slots)).toEqual(['', ...allOf(/<slot name="(\w+)"/g, text)])
    expect(namesOf(declaration.cssProperties)).toEqual(
      allOf(/var\(\s*(--usdc-[\w-]+)/g, read('tokens.styles.ts')),
    )
  })

  test('has the methods', () => {
    const methods = (declaration.members ?? []).filter(
      (member) => member.kind === 'method' && member.privacy !== 'private',
    )
    expect(namesOf(methods)).toEqual(['connectWallet', 'copyAddress', 'pay', 'refresh'])
  })
})
