import { SignJWT } from 'jose'

/** What a test may set in a signed payload; everything has a default that is right. */
export type PayloadChange = {
  readonly audience?: string
  readonly issuer?: string
  readonly subject?: string
  readonly key?: string
  /** Milliseconds since 1970. */
  readonly issuedAt?: number
  readonly user?: { readonly id: number; readonly email: string }
  readonly url?: string
}

/** Signs the payload of a load, uninstall or remove-user call, as BigCommerce does: for a day. */
export async function signedPayload({
  clientId,
  clientSecret,
  storeHash,
  now,
  change = {},
}: {
  clientId: string
  clientSecret: string
  storeHash: string
  now: () => number
  change?: PayloadChange
}): Promise<string> {
  const owner = { id: 1, email: 'owner@shop.example' }
  const at = Math.floor((change.issuedAt ?? now()) / 1_000)
  return new SignJWT({
    user: { ...(change.user ?? owner), locale: 'en-US' },
    owner,
    url: change.url ?? '/',
    channel_id: null,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setAudience(change.audience ?? clientId)
    .setIssuer(change.issuer ?? 'bc')
    .setSubject(change.subject ?? `stores/${storeHash}`)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + 86_400)
    .setJti(`${at}`)
    .sign(new TextEncoder().encode(change.key ?? clientSecret))
}
