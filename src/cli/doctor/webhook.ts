import { PayWithUsdcError } from '../../errors/index.js'
import { type Certificate, judgeCertificate } from './certificate.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/**
 * Whether a webhook target can be reached: its name resolves, the guard lets its addresses pass, and
 * TLS is trusted. Nothing is sent to it.
 *
 * @param name of the target, as logs name it
 * @param connect opens a connection through the guard, and closes it again
 * @param readCertificate the same, with TLS
 * @param now milliseconds since 1970
 */
export async function checkWebhook({
  name,
  url,
  connect,
  readCertificate,
  now,
}: {
  name: string
  url: URL
  connect: (url: URL) => Promise<void>
  readCertificate: (url: URL) => Promise<Certificate>
  now: number
}): Promise<Finding> {
  const check = `webhook ${name}`
  const { ok, problem } = findingsOf(check)
  try {
    if (url.protocol === 'https:') {
      const certificate = await readCertificate(url)
      const renew = 'Renew the certificate of the receiver; until then nothing is delivered.'
      return judgeCertificate({ check, host: url.host, certificate, now, renew })
    }
    await connect(url)
    return ok(`${url.host} takes connections, without TLS.`)
  } catch (error) {
    const isRefused = error instanceof PayWithUsdcError && error.code === 'target_private'
    return problem(
      isRefused ? error.message : `${url.host} cannot be reached: ${reasonOf(error)}.`,
      isRefused
        ? 'List it in PAY_PRIVATE_TARGETS if it is a machine of yours; else correct PAY_WEBHOOK_URL.'
        : 'Start the receiver, or correct PAY_WEBHOOK_URL; what waits is sent when it is back.',
    )
  }
}
