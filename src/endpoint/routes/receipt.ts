import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { html } from 'hono/html'
import { readPayment } from '../../database/index.js'
import { receiptAnswerSchema } from '../../protocol/index.js'
import { secretsOf } from '../config.js'
import type { Endpoint, Environment } from '../context.js'
import { answerRefusal } from '../middleware/errors.js'
import { pageLanguage } from '../pageLanguage.js'
import { isPaymentToken } from '../paymentToken.js'
import { receiptDocument } from '../receiptDocument.js'
import type { ReceiptKey } from '../receiptKey.js'
import { receiptOf } from '../receiptOf.js'
import type { Scripts } from '../scripts.js'
import { page, pageHeaders } from './page.js'
import { pageBanner } from './sandboxBanner.js'
import { findPayment, paymentParams, refusals } from './shared.js'

const receiptRoute = createRoute({
  method: 'get',
  path: '/v1/payments/{id}/receipt',
  operationId: 'readReceipt',
  summary: 'Read the receipt of a paid payment',
  description:
    'A compact JWS (ES256, `typ` `pay-with-usdc-receipt+jwt`) with its public key in the header. Compare the key’s RFC 7638 thumbprint with the pinned one; `/.well-known/jwks.json` names the key that is in use. The same payment has the same claims for ever; the signature may differ.',
  tags: ['payments'],
  security: [{ paymentToken: [] }, { apiKey: [] }],
  request: { params: paymentParams },
  responses: {
    200: {
      description: 'The signed receipt.',
      content: { 'application/json': { schema: receiptAnswerSchema } },
    },
    ...refusals(401, 403, 404, 409, 429, 500),
  },
})

/** The receipt of a paid payment: as signed text, and as a document to read, save and print. */
export function receiptRoutes(
  app: OpenAPIHono<Environment>,
  endpoint: Endpoint,
  scripts: Scripts,
  receiptKey: Promise<ReceiptKey>,
): void {
  const { config, database } = endpoint
  const readReceipt = (id: string) => receiptOf({ database, id, issuer: config.publicUrl })

  app.openapi(receiptRoute, async (context) => {
    const { id } = context.req.valid('param')
    const found = await findPayment(context, endpoint, id, 'read')
    if (found instanceof Response) return found as never
    const receipt = await readReceipt(id)
    if (receipt === undefined) {
      const message = 'There is a receipt once the shop has accepted the payment.'
      return answerRefusal(context, { code: 'receipt_not_ready', message }, true)
    }
    context.header('cache-control', 'no-store')
    const { sign } = await receiptKey
    return context.json({ receipt: await sign(receipt) }, 200)
  })

  app.get('/.well-known/jwks.json', async (context) => {
    const { publicKey, fingerprint } = await receiptKey
    context.header('cache-control', 'public, max-age=300')
    // A JWK set (RFC 7517); the key's id is its fingerprint.
    return context.json({ keys: [{ ...publicKey, alg: 'ES256', use: 'sig', kid: fingerprint }] })
  })

  app.get('/pay/:id/:token/receipt', async (context) => {
    const { id, token } = context.req.param()
    const isAllowed = isPaymentToken({ secrets: secretsOf(config), paymentId: id, token })
    const payment = isAllowed ? await readPayment({ database, id }) : undefined
    const receipt = payment && (await readReceipt(id))
    const nonce = pageHeaders(context)
    const { lang, dir, say } = pageLanguage(context.req.header('accept-language'))
    const banner = pageBanner({ config, scripts, language: { lang, dir }, nonce })
    if (receipt === undefined) {
      const [title, hint, status] =
        payment === undefined
          ? ([say('unknown'), say('unknownHint'), 404] as const)
          : ([say('receiptNotReady'), say('receiptNotReadyHint'), 409] as const)
      const body = html`<main>${banner}<div class="panel"><h1>${title}</h1><p>${hint}</p></div></main>`
      return context.html(page({ lang, dir, title, nonce, body }), status)
    }
    const { sign, fingerprint } = await receiptKey
    const drawing = { receipt, fingerprint, jws: await sign(receipt), language: lang }
    if (context.req.query('download') === undefined) {
      const tools = { nonce, banner, back: `/pay/${id}/${token}`, say }
      return context.html(receiptDocument({ ...drawing, tools }))
    }
    // An order's number has digits only.
    const disposition = `attachment; filename="receipt-${receipt.order}.html"`
    context.header('content-disposition', disposition)
    return context.html(receiptDocument(drawing))
  })
}
