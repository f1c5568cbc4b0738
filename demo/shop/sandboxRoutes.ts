import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { type Address, getAddress, isAddress, isHash } from 'viem'
import { formatUsdc } from '../../src/money/index.js'
import type { StageParts } from '../../src/sandbox/stage/stage.js'
import type { WalletError } from '../../src/sandbox/stage/wallet.js'
import { layout } from './layout.js'

/** What a wallet may ask the sandbox's chain. Mining and time stay with the sandbox. */
const allowed = /^((eth|net|web3)_[A-Za-z0-9]+|eth_signTypedData_v4)$/

type RpcRequest = {
  readonly id?: unknown
  readonly method?: unknown
  readonly params?: readonly unknown[]
}

const refusal = (id: unknown, code: number, message: string) => ({
  ...{ jsonrpc: '2.0', id, error: { code, message } },
})

/** The ways into the sandbox's chain: JSON-RPC for wallets, a faucet, a plain transfer, an explorer. */
export function sandboxRoutes({
  stage,
  frameOrigin,
  receiverOfOrder,
  stateOf,
}: {
  stage: StageParts
  /** The frame's origin: the test wallet works in it. */
  frameOrigin: string
  /** Where an own order's money belongs, and how much is missing; nothing for another's order. */
  receiverOfOrder: (context: Context) => { to: Address; due: bigint } | undefined
  /** An own order's state in the shop's books, in words. */
  stateOf: (context: Context) => string | undefined
}): Hono {
  const routes = new Hono()
  const [{ chain }] = stage.networks

  // Other pages of this browser must not reach the chain: wallets have no origin, or ours.
  routes.use('/sandbox/*', async (context, next) => {
    const origin = context.req.header('origin')
    const host = context.req.header('host')
    if (origin === undefined || new URL(origin).host === host) return next()
    if (origin !== frameOrigin) return context.json({ code: 'origin_refused' }, 403)
    context.header('access-control-allow-origin', frameOrigin)
    return next()
  })

  routes.use('/rpc/*', async (context, next) => {
    context.header('access-control-allow-origin', '*')
    context.header('access-control-allow-headers', 'content-type')
    if (context.req.method === 'OPTIONS') return context.body(null, 204)
    return next()
  })
  /** The first chain, or the one in the path. */
  routes.post('/rpc/:chain?', async (context) => {
    const wanted = context.req.param('chain')
    const network = stage.networks.find(({ definition: { id } }) => `${id}` === (wanted ?? '31337'))
    if (network === undefined) return context.notFound()
    const body: unknown = await context.req.json().catch(() => undefined)
    const requests = (Array.isArray(body) ? body : [body]) as (RpcRequest | undefined)[]
    const methods = requests.map((one) => one?.method)
    if (!methods.every((method) => typeof method === 'string' && allowed.test(method))) {
      return context.json(refusal(null, -32_601, 'Not here.'))
    }
    const [request] = requests
    if (request !== undefined && isTestWallet(request)) return context.json(await send(request))
    const response = await fetch(network.chain.anvil.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return context.body(await response.text(), 200, { 'content-type': 'application/json' })
  })

  /** What the test wallet sends goes the way of the stage's wallet, which may refuse. */
  function isTestWallet({ method, params: [first] = [] }: RpcRequest): boolean {
    if (method === 'eth_signTypedData_v4') return first === stage.wallet.account
    const from = (first as { from?: unknown } | undefined)?.from
    return method === 'eth_sendTransaction' && from === stage.wallet.account
  }

  async function send({ id = null, method, params = [] }: RpcRequest): Promise<object> {
    const { wallet } = stage
    try {
      const result =
        method === 'eth_signTypedData_v4'
          ? await wallet.sign(params[1])
          : await wallet.send(params[0] as Parameters<typeof wallet.send>[0])
      return { jsonrpc: '2.0', id, result }
    } catch (error) {
      const { code = -32_000, message } = error as Partial<WalletError> & Error
      return refusal(id, code, message)
    }
  }

  routes.get('/sandbox/wallet', (context) =>
    context.json({ account: chain.cast.shopper, chainId: '0x7a69' }),
  )

  routes.get('/sandbox/orders/:id', (context) => {
    const state = stateOf(context)
    return state === undefined ? context.notFound() : context.json({ state })
  })

  /** Sends what is missing from an exchange's account: no wallet, no approval, just a transfer. */
  routes.post('/sandbox/orders/:id/transfer', async (context) => {
    const order = receiverOfOrder(context)
    if (order === undefined) return context.notFound()
    const missing = order.due - (await chain.balanceOf(order.to))
    if (missing <= 0n) return context.json({ code: 'nothing_due' }, 409)
    const from = chain.cast.exchange
    const hash = await chain.transfer({ from, to: order.to, amount: missing })
    return context.json({ hash })
  })

  /** Play money for a visitor's own wallet. */
  routes.post('/sandbox/faucet', async (context) => {
    const { to } = await context.req.json<{ to?: unknown }>()
    if (typeof to !== 'string' || !isAddress(to, { strict: false })) {
      return context.json({ code: 'invalid_request' }, 400)
    }
    await chain.fund(getAddress(to), 1_000_000_000n)
    return context.json({ amount: '1000000000' })
  })

  routes.get('/explorer/tx/:hash', async (context) => {
    const hash = context.req.param('hash')
    if (!isHash(hash)) return context.notFound()
    const receipts = await Promise.all(
      stage.networks.map(({ chain: { anvil } }) =>
        anvil.client.getTransactionReceipt({ hash }).catch(() => undefined),
      ),
    )
    const receipt = receipts.find((one) => one !== undefined)
    const rows: [string, string][] =
      receipt === undefined
        ? [['Status', 'Not mined yet']]
        : [
            ['Status', receipt.status === 'success' ? 'Success' : 'Failed'],
            ['Block', receipt.blockNumber.toString()],
            ['From', receipt.from],
            ...receipt.logs.flatMap(({ topics, data }): [string, string][] =>
              topics.length === 3
                ? [
                    ['To', addressOf(topics[2] ?? '0x')],
                    ['Amount', `${formatUsdc(BigInt(data))} USDC`],
                  ]
                : [],
            ),
            ['Gas', receipt.gasUsed.toString()],
          ]
    return context.html(
      layout({
        title: 'Transaction',
        nonce: '',
        count: 0,
        body: html`<main><h1>Transaction</h1><p class="mono">${hash}</p>
<section class="panel"><table><tbody>${rows.map(
          ([name, value]) =>
            html`<tr><th scope="row">${name}</th><td class="mono">${value}</td></tr>`,
        )}</tbody></table></section></main>`,
      }),
    )
  })
  return routes
}

function addressOf(topic: string): Address {
  return getAddress(`0x${topic.slice(26)}`)
}
