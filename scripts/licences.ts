// What is shipped may be used by everybody for everything: permissive licences only.
import { join } from 'node:path'
import { init } from 'license-checker-rseidelsohn'

const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  // text-encoding-utf-8, which WalletConnect brings: dedicated to the public.
  'Public Domain',
  'Python-2.0',
  'Unlicense',
])

/** True when one of a package's licences is permissive; `MIT OR GPL-3.0` may be used as MIT. */
export function isPermissive(licences: string | readonly string[] | undefined): boolean {
  const names = [licences ?? []].flat().flatMap((text) => text.replace(/[()*]/g, '').split(' OR '))
  return names.some((name) => name.split(' AND ').every((one) => permissive.has(one.trim())))
}

if (process.argv[1] === import.meta.filename) {
  init(
    { start: join(import.meta.dirname, '..'), production: true, excludePrivatePackages: true },
    (error, packages) => {
      if (error) throw error
      const others = Object.entries(packages).filter(([, { licenses }]) => !isPermissive(licenses))
      for (const [name, { licenses }] of others) process.stderr.write(`${name}: ${licenses}\n`)
      process.stdout.write(`${Object.keys(packages).length} shipped packages, all permissive: `)
      process.stdout.write(`${others.length === 0}\n`)
      process.exitCode = others.length === 0 ? 0 : 1
    },
  )
}
