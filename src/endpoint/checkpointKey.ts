import { CompactSign, compactVerify, importJWK } from 'jose'
import { signingKey } from './signingKey.js'

/** What a checkpoint's header says that it is. */
const checkpointType = 'pay-with-usdc-checkpoint+jwt'

/** The key that signs checkpoints of the log: P-256, made of the endpoint's secret. */
export function checkpointKeyOf({ secret }: { secret: Buffer }): {
  /** Signs a text: a compact JWS. */
  readonly sign: (text: string) => Promise<string>
  /** True for what this key signed. */
  readonly hasSigned: (jws: string) => Promise<boolean>
} {
  const { publicKey, privateKey } = signingKey({ secret, label: 'pay-with-usdc/checkpoint/1' })
  return {
    sign: (text) =>
      new CompactSign(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'ES256', typ: checkpointType })
        .sign(privateKey),
    async hasSigned(jws) {
      const key = await importJWK(publicKey, 'ES256')
      const verified = await compactVerify(jws, key, { algorithms: ['ES256'] }).catch(
        () => undefined,
      )
      return verified?.protectedHeader.typ === checkpointType
    },
  }
}
