import { type Finding, findingsOf } from './finding.js'

/** What a server showed in its TLS handshake. */
export type Certificate = {
  /** Milliseconds since 1970. */
  readonly validTo: number
  /** Why it is not trusted; nothing when it is. */
  readonly error: string | undefined
}

const day = 86_400_000

/**
 * Whether a server's certificate is trusted, and for how long it lives.
 *
 * @param check what is looked at
 * @param host of the server
 * @param now milliseconds since 1970
 * @param renew how it is renewed
 */
export function judgeCertificate({
  check,
  host,
  certificate: { validTo, error },
  now,
  renew,
}: {
  check: string
  host: string
  certificate: Certificate
  now: number
  renew: string
}): Finding {
  const { ok, warning, problem } = findingsOf(check)
  if (error !== undefined) return problem(`TLS of ${host} is not trusted: ${error}.`, renew)
  const days = Math.floor((validTo - now) / day)
  const says = `TLS of ${host} is trusted; its certificate lives for ${days} days.`
  return days < 14 ? warning(says, renew) : ok(says)
}
