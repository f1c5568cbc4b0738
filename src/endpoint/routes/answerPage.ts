import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { Environment } from '../context.js'
import { encodingFor } from '../encodings.js'
import type { Html } from './page.js'

/**
 * Answers with a page, compressed as the browser takes it: on a slow network its size is most of the
 * time that it takes. Each page has a nonce of its own, so it is compressed anew; hence no more than
 * a middling quality, which takes a millisecond or two.
 */
export async function answerPage(
  context: Context<Environment>,
  page: Html,
  status: 200 | 404 = 200,
): Promise<Response> {
  const bytes = Buffer.from(String(await page))
  context.header('vary', 'accept-language, accept-encoding')
  context.header('content-type', 'text/html; charset=utf-8')
  const encoding = encodingFor(context.req.header('accept-encoding'))
  if (encoding === undefined) return context.body(bytes.toString(), status)
  context.header('content-encoding', encoding)
  return context.body(Uint8Array.from(await encoders[encoding](bytes)), status)
}

const encoders = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
} as const
