import { jwtVerify } from 'jose'
import { accept, type Result, refuse } from '../../errors/index.js'
import { signedPayloadSchema } from './appSchemas.js'
import { storeHashOf } from './oauth.js'

/** Who calls load, uninstall or remove-user, on behalf of which store. */
export type SignedPayload = {
  readonly storeHash: string
  readonly user: { readonly id: number; readonly email: string }
  /** True when the user owns the store. */
  readonly isOwner: boolean
  /** The page of the app that the user asked for, such as `/`. */
  readonly url: string
}

/**
 * Checks the `signed_payload_jwt` of a call by BigCommerce: HS256 with the client secret, for this
 * app, from `bc`, now, and for this store. No other algorithm is taken, `none` least of all.
 *
 * @param storeHash the store that this endpoint serves
 * @param now milliseconds since 1970
 */
export async function verifySignedPayload({
  jwt,
  clientId,
  clientSecret,
  storeHash,
  now = Date.now,
}: {
  jwt: string
  clientId: string
  clientSecret: string
  storeHash: string
  now?: () => number
}): Promise<Result<SignedPayload, 'jwt_invalid' | 'store_unknown'>> {
  const claims = await claimsOf({ jwt, clientId, clientSecret, now })
  if (claims === undefined) return refuse('jwt_invalid', 'The signed payload is not valid.')
  const { sub, user, owner, url = '/' } = claims
  if (storeHashOf(sub) !== storeHash) {
    return refuse('store_unknown', 'The signed payload is for another store.')
  }
  const { id, email } = user
  return accept({ storeHash, user: { id, email }, isOwner: id === owner.id, url })
}

async function claimsOf({
  jwt,
  clientId,
  clientSecret,
  now,
}: {
  jwt: string
  clientId: string
  clientSecret: string
  now: () => number
}) {
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(clientSecret), {
      algorithms: ['HS256'],
      audience: clientId,
      issuer: 'bc',
      currentDate: new Date(now()),
      requiredClaims: ['exp', 'iat', 'nbf', 'sub'],
      // BigCommerce's payloads live for a day. Its clock may differ from ours by seconds.
      maxTokenAge: '25 hours',
      clockTolerance: 30,
    })
    return signedPayloadSchema.safeParse(payload).data
  } catch {
    return undefined
  }
}
