import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Declaration } from '@custom-elements-manifest/analyzer'
import { customElementsManifest } from './customElements.js'

/** The element as the manifest describes it. */
export function elementDeclaration(): Declaration {
  const declarations = customElementsManifest().modules.flatMap(({ declarations = [] }) => [
    ...declarations,
  ])
  const found = declarations.find(({ tagName }) => tagName === 'pay-with-usdc')
  if (found === undefined) throw new Error('The manifest has no element.')
  return found
}

/** Properties that take a value and are no attribute. */
const properties = ['messages', 'wallets', 'fetch']

/** Attributes that the element sets itself. */
const ownAttributes = ['status']

/**
 * The typings of `<pay-with-usdc>` for JSX of React 19, for Vue and for Svelte: file → text. All are
 * made of the manifest, so an attribute or event is written down once, on the class.
 */
export function typings({ attributes = [], events = [] }: Declaration): Record<string, string> {
  const attributeLines = attributes
    .filter(({ name = '' }) => !ownAttributes.includes(name))
    .map(({ name, description, type }) => line(`'${name}'`, type?.text ?? 'string', description))
  const propertyLines = properties.map((name) => line(name, `PayWithUsdc['${name}']`, undefined))
  const types = [...new Set(events.map(({ type }) => type?.text ?? 'Event'))].sort()
  const head = `import type { PayWithUsdc, ${types.join(', ')} } from '../types/element/index.js'

/** Attributes and properties of \`<pay-with-usdc>\`. */
type Own = {
${[...attributeLines, ...propertyLines].join('\n')}
}
`
  const listeners = (nameOf: (event: string) => string) =>
    events
      .map(({ name = '', description, type }) =>
        line(`'${nameOf(name)}'`, `(event: ${type?.text}) => void`, description),
      )
      .join('\n')
  return {
    'jsx.d.ts': `import type { DetailedHTMLProps, HTMLAttributes } from 'react'
${head}
type Listeners = {
${listeners((name) => `on${name}`)}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'pay-with-usdc': DetailedHTMLProps<HTMLAttributes<PayWithUsdc>, PayWithUsdc> & Own & Listeners
    }
  }
}
`,
    'vue.d.ts': `import type { HTMLAttributes, ReservedProps } from 'vue'
${head}
type Listeners = {
${listeners((name) => `on${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}`)}
}

type Props = Omit<HTMLAttributes, keyof Own> & ReservedProps & Own & Listeners

declare module 'vue' {
  interface GlobalComponents {
    'pay-with-usdc': new () => { $props: Props }
  }
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'pay-with-usdc': Props
    }
  }
}
`,
    'svelte.d.ts': `import type { HTMLAttributes } from 'svelte/elements'
${head}
type Listeners = {
${listeners((name) => `on${name}`)}
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'pay-with-usdc': Omit<HTMLAttributes<PayWithUsdc>, keyof Own> & Own & Listeners
  }
}
`,
  }
}

/** Writes the typings into a folder beside the types of the library. */
export function writeTypings(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(typings(elementDeclaration()))) {
    writeFileSync(join(folder, file), text)
  }
}

function line(name: string, type: string, description: string | undefined): string {
  if (description?.includes('*/')) throw new Error(`The description of ${name} ends its comment.`)
  const comment = description === undefined ? '' : `  /** ${description} */\n`
  const whole = type.includes('=>') ? `(${type})` : type
  return `${comment}  ${name}?: ${whole} | undefined`
}
