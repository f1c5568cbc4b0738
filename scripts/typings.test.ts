import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { attributesOf } from '../src/react/attributes.js'
import { eventProps } from '../src/react/events.js'
import { elementDeclaration, typings } from './typings.js'

const declaration = elementDeclaration()
const namesOf = (list: readonly { readonly name?: string }[] = []) =>
  list.map(({ name = '' }) => name)
/** What a page may write: the status is the element's own. */
const attributes = namesOf(declaration.attributes).filter((name) => name !== 'status')
const events = namesOf(declaration.events)

/** That wrong values are errors of the compiler is checked by the examples. */
describe('the typings of each framework', () => {
  const files = typings(declaration)

  test.each(Object.keys(files))('%s has every attribute, and not the status', (file) => {
    expect(attributes.length).toBeGreaterThan(15)
    for (const name of attributes) expect(files[file]).toContain(`  '${name}'?: `)
    expect(files[file]).not.toContain("'status'")
  })

  test.each([
    ['jsx.d.ts', "'onusdc-before-send'?: ((event: UsdcBeforeSendEvent) => void) | undefined"],
    ['vue.d.ts', "'onUsdcBeforeSend'?: ((event: UsdcBeforeSendEvent) => void) | undefined"],
    ['svelte.d.ts', "'onusdc-before-send'?: ((event: UsdcBeforeSendEvent) => void) | undefined"],
  ])('%s has every event with its class, as the framework names it', (file, line) => {
    const found = files[file]?.match(/\(event: Usdc\w+Event\) => void/g)
    expect(found).toHaveLength(events.length)
    expect(files[file]).toContain(line)
  })

  test('text of a description that would end its comment is refused', () => {
    const hostile = { attributes: [{ name: 'a', description: 'x */ y' }] }
    expect(() => typings(hostile)).toThrow('a')
  })
})

describe('the React component', () => {
  test('has a prop for every event', () => {
    expect(Object.keys(eventProps).sort()).toEqual([...events].sort())
  })

  test('has a prop for every attribute, in camel case', () => {
    const source = readFileSync(join(import.meta.dirname, '../src/react/attributes.ts'), 'utf8')
    for (const name of attributes) {
      const prop = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      expect(attributesOf({ [prop]: 'x' }), prop).toHaveProperty(name, 'x')
      expect(source, prop).toMatch(new RegExp(`\\| '${prop}'|readonly ${prop}\\?`))
    }
  })
})
