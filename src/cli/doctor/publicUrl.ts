import { type Certificate, judgeCertificate } from './certificate.js'
import { type Finding, findingsOf, reasonOf } from './finding.js'

/**
 * Whether shoppers reach the endpoint: its name resolves, TLS is trusted, and the endpoint answers.
 *
 * @param resolve gives the addresses of a name
 * @param askHealth gives the status of `/health` there
 * @param now milliseconds since 1970
 */
export async function checkPublicUrl({
  publicUrl,
  resolve,
  readCertificate,
  askHealth,
  now,
}: {
  publicUrl: string
  resolve: (name: string) => Promise<readonly string[]>
  readCertificate: (url: URL) => Promise<Certificate>
  askHealth: (url: string) => Promise<number>
  now: number
}): Promise<Finding[]> {
  const url = new URL(publicUrl)
  const { hostname, host } = url
  const dns = findingsOf('DNS')
  const tls = findingsOf('TLS')
  const reach = findingsOf('public URL')
  let addresses: readonly string[]
  try {
    addresses = await resolve(hostname.replace(/^\[(.*)\]$/, '$1'))
  } catch (error) {
    const says = `${hostname} does not resolve: ${reasonOf(error)}.`
    return [dns.problem(says, 'Add an A or AAAA record for it, or correct PAY_PUBLIC_URL.')]
  }
  const findings: Finding[] = [dns.ok(`${hostname} is ${addresses.join(', ')}.`)]
  if (url.protocol === 'https:') {
    try {
      const certificate = await readCertificate(url)
      const renew = 'Renew the certificate at your reverse proxy, and see that it renews itself.'
      findings.push(judgeCertificate({ check: 'TLS', host, certificate, now, renew }))
    } catch (error) {
      const says = `${host} speaks no TLS: ${reasonOf(error)}.`
      findings.push(tls.problem(says, 'Start your reverse proxy, and let port 443 through.'))
    }
  } else {
    findings.push(
      tls.warning(
        'PAY_PUBLIC_URL is http.',
        'Put a reverse proxy with TLS in front, and use https.',
      ),
    )
  }
  const hint =
    'See that the endpoint runs and that the reverse proxy hands on to PAY_HOST:PAY_PORT.'
  try {
    const status = await askHealth(`${publicUrl}/health`)
    findings.push(
      status === 200
        ? reach.ok(`${host} answers.`)
        : reach.problem(`${host}/health answers ${status}.`, hint),
    )
  } catch (error) {
    findings.push(reach.problem(`${host}/health does not answer: ${reasonOf(error)}.`, hint))
  }
  return findings
}
