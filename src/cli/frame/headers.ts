import { PayWithUsdcError } from '../../errors/index.js'

/** Headers of every answer at a path; `*` at its end stands for anything. */
export type Rule = {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** Cloudflare Pages leaves out longer lines, and with them the policy. */
const longestLine = 2_000

/**
 * Writes rules as Netlify's and Cloudflare Pages' `_headers`.
 *
 * @throws PayWithUsdcError `headers_too_long`
 */
export function headersFile(rules: readonly Rule[]): string {
  const blocks = rules.map(({ path, headers }) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  )
  const text = `${blocks.join('\n\n')}\n`
  const longest = Math.max(...text.split('\n').map((line) => line.length))
  if (longest <= longestLine) return text
  throw new PayWithUsdcError(
    'headers_too_long',
    `A header has ${longest} characters; hosts take ${longestLine}.`,
    { hint: 'Name fewer origins: one deployment is for one store.' },
  )
}
