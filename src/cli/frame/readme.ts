import type { FrameSettings } from './frameFiles.js'
import type { Rule } from './headers.js'

/** What to do with the folder. */
export function readme({
  settings: { endpoint, origins, treasuries },
  rules,
}: {
  settings: FrameSettings
  rules: readonly Rule[]
}): string {
  return `Pay with USDC: the frame on a host of its own
=============================================

For the storefront  ${origins.join(', ')}
of the endpoint     ${endpoint}
paying into         ${treasuries.join(', ')}

One deployment serves one store. Use an origin that serves nothing else, and never the
storefront's own. To change anything, run pay-with-usdc build-frame again and upload the folder:
the treasury is part of these files, and the endpoint cannot change it.

1. Upload the folder. Netlify and Cloudflare Pages read _headers. Other hosts: headers.json has
   the same rules, and the lines for nginx are below. Without these headers any page can frame it.
2. Tell the endpoint: PAY_FRAME_ORIGIN=https://your-frame-host
3. Tell the script of the storefront: add &frameOrigin=https://your-frame-host to its src.
   pay-with-usdc install does that by itself.
4. Check it: curl -sI https://your-frame-host/frame/ | grep -i content-security-policy

nginx
-----
# location = /frame answers without a redirect; root is this folder.
${rules.map(nginxOf).join('\n')}
`
}

function nginxOf({ path, headers }: Rule): string {
  const isPrefix = path.endsWith('*')
  const where = isPrefix ? `^~ ${path.slice(0, -1)}` : `= ${path}`
  const file = path.startsWith('/frame') ? '  try_files /frame/index.html =404;\n' : ''
  const lines = Object.entries(headers).map(
    ([name, value]) => `  add_header ${name} "${value}" always;`,
  )
  return `location ${where} {\n${file}${lines.join('\n')}\n}`
}
