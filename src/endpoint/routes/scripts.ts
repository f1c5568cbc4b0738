import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Environment } from '../context.js'
import { encodedFiles, encodingFor } from '../encodings.js'
import { answerRefusal } from '../middleware/errors.js'
import type { Scripts } from '../scripts.js'

/** Serves the built scripts of one version. They never change, so any cache may keep them. */
export function scriptRoutes(app: OpenAPIHono<Environment>, scripts: Scripts): void {
  const encode = encodedFiles()
  app.get(`/script/${scripts.version}/:file`, async (context) => {
    const name = context.req.param('file')
    const script = scripts.files.get(name)
    if (script === undefined) {
      return answerRefusal(context, { code: 'not_found', message: 'There is no such script.' })
    }
    const encoding = encodingFor(context.req.header('accept-encoding'))
    const bytes = encoding ? await encode(name, script.bytes, encoding) : script.bytes
    return context.body(Uint8Array.from(bytes), 200, {
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      vary: 'accept-encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      // A page checks the bytes (integrity), so every page may load them.
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    })
  })
}
