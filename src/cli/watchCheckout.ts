import { mainnets } from '../chains/definitions/mainnets.js'
import { sandboxChain } from '../chains/definitions/sandbox.js'
import { testnets } from '../chains/definitions/testnets.js'
import { PayWithUsdcError } from '../errors/index.js'
import { treasuriesOf } from './buildFrame.js'
import { type Command, readArguments, required, wrongUsage } from './command.js'
import { askEndpoint } from './watch/askEndpoint.js'
import { type Known, type Order, orderOf } from './watch/claims.js'
import { compare } from './watch/compare.js'
import { reportOf, write } from './watch/report.js'

/** Looks at a live checkout from outside: does it show the merchant's own address? */
export const watchCheckoutCommand: Command = {
  name: 'watch-checkout',
  summary: 'Visit a checkout and compare its QR code with what you should be paid.',
  usage: `pay-with-usdc watch-checkout URL --treasury 0x…[,…] [options]

Visits a page that shows a payment, reads its QR codes from the pixels on the screen, and compares
them with the address that follows from your treasury and the order, and with the amount that the
endpoint names. It finds an element that was replaced or covered by another script.

  --treasury 0x…[,…]   your treasury, from your own records; several: newest first
  --store HASH         the store's hash      } what you leave out is taken from the page
  --order NUMBER       the order's number    } and reported as claimed by it
  --cart UUID          the order's cart      }
  --endpoint URL       your endpoint         }
  --cookie NAME=VALUE  a cookie of the session that may see the page; can be given again
  --wait SECONDS       how long a code may take to appear; 30 by default
  --mode MODE          production or sandbox: which networks a code may name; production by default
  --json               print JSON

Run it from a machine of yours, on an order of yours, and again after each change of the shop.
A script that cheats only some shoppers can be missed: this looks at one page, once.`,
  async run(args, { print, fetch }) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        treasury: { type: 'string' },
        store: { type: 'string' },
        order: { type: 'string' },
        cart: { type: 'string' },
        endpoint: { type: 'string' },
        cookie: { type: 'string', multiple: true, default: [] },
        wait: { type: 'string', default: '30' },
        mode: { type: 'string', default: 'production' },
        json: { type: 'boolean', default: false },
      },
    })
    const url = urlOf(positionals)
    const treasuries = treasuriesOf(required(values, 'treasury'))
    const { cookie: cookies, store, order: id, cart, endpoint: base } = values
    if (!cookies.every((cookie) => /^[^=;\s]+=[^;\s]*$/.test(cookie))) {
      throw wrongUsage('--cookie: write NAME=VALUE.')
    }
    const chains = chainsOf(values.mode)
    const known = given({ store, order: id, cart, endpoint: base })
    checkKnown(known)

    const wait = secondsOf(values.wait)
    const { visit, parseCode } = await loadBrowser()
    const seen = await visit({ url, cookies, wait })
    const order = await orderOf({ known, page: seen, url: seen.url, cookies, fetch })
    const endpoint = await askEndpoint(order, fetch)
    const codes = seen.codes.map(parseCode)
    const checks = compare({ order, treasuries, codes, endpoint, chains })
    const status = endpoint.ok ? endpoint.value.status : undefined
    const report = reportOf({ visit: seen, order, codes, checks, status })
    print(values.json ? JSON.stringify(report, null, 2) : write(report))
    return report.exitCode
  },
}

/** Only a clone with its development packages can open a browser; a server has none. */
async function loadBrowser() {
  try {
    const { visit } = await import('./watch/visit.js')
    const { parseCode } = await import('./watch/parseCode.js')
    return { visit, parseCode }
  } catch (cause) {
    throw new PayWithUsdcError('browser_missing', 'There is no browser to visit the page with.', {
      hint: 'Run this in a clone, after npm ci.',
      cause,
    })
  }
}

function urlOf([url, ...others]: readonly string[]): string {
  if (url === undefined || others.length > 0) throw wrongUsage('Name the URL of one page.')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw wrongUsage(`${url} is not the URL of a page.`)
  }
  return url
}

function secondsOf(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw wrongUsage('--wait: write whole seconds, up to 999.')
}

function chainsOf(mode: string) {
  if (mode === 'production') return mainnets
  if (mode === 'sandbox') return [sandboxChain('http://localhost'), ...testnets]
  throw wrongUsage(`--mode ${mode}: must be production or sandbox.`)
}

function checkKnown({ order, endpoint }: Known): void {
  if (order !== undefined && !/^[1-9]\d{0,17}$/.test(order)) {
    throw wrongUsage(`--order ${order}: must be the order’s number.`)
  }
  if (endpoint !== undefined && !URL.canParse(endpoint)) {
    throw wrongUsage(`--endpoint ${endpoint}: must be a URL.`)
  }
}

function given(
  known: { readonly [Name in keyof Known]-?: Order[Name & keyof Order] | undefined },
): Known {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}
