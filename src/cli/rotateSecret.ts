import {
  readInstallations,
  recordAction,
  recordCheckpoint,
  replaceSealedToken,
} from '../database/index.js'
import { checkpointKeyOf } from '../endpoint/checkpointKey.js'
import { secretsOf } from '../endpoint/config.js'
import { isSealedUnder, seal, sealKeyId, unseal } from '../endpoint/seal.js'
import { type Command, exitCodes, readArguments, wrongUsage } from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'

/** Brings what is sealed under the secret of before under the new one. */
export const rotateSecretCommand: Command = {
  name: 'rotate-secret',
  summary: 'Seal what is stored under your new secret.',
  usage: `pay-with-usdc rotate-secret [--env-file PATH]

Changes PAY_TOKEN_SECRET without downtime:

  1. Put the old one into PAY_TOKEN_SECRET_PREVIOUS and a new one (openssl rand -hex 32) into
     PAY_TOKEN_SECRET, and restart every endpoint. Links and tokens of both secrets are taken.
  2. Run this command. It seals the store's access token anew and signs a checkpoint of the log.
     Doing it again changes nothing more.
  3. Run pay-with-usdc install, or open the app in your control panel: the shop's webhooks get their
     new secret. Publish the new receipt key beside the old one.
  4. Remove PAY_TOKEN_SECRET_PREVIOUS once no link of an old payment is needed any more, and restart.

  --env-file PATH  read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values } = readArguments({
      args: [...args],
      options: { 'env-file': { type: 'string' } },
    })
    const config = readSettings({ file: values['env-file'], environment })
    const { tokenSecret: secret, previousTokenSecret: previous } = config
    if (previous === undefined) {
      throw wrongUsage('PAY_TOKEN_SECRET_PREVIOUS is not set: there is nothing to rotate from.')
    }
    const database = await openKnown(config.database)
    const now = Math.floor(Date.now() / 1_000)
    try {
      let resealed = 0
      for (const { store, sealedToken } of await readInstallations({ database })) {
        if (isSealedUnder({ secret, sealed: sealedToken })) continue
        const subject = `stores/${store}`
        const text = unseal({ secrets: secretsOf(config), subject, sealed: sealedToken })
        const next = seal({ secret, subject, text })
        // A store that installs the app at this moment has sealed a newer one.
        resealed += await replaceSealedToken({ database, store, from: sealedToken, to: next })
      }
      const detail = { from: sealKeyId(previous), to: sealKeyId(secret), resealed }
      const did = { subject: 'secret', actor: 'command', action: 'secret.rotated' } as const
      await recordAction({ database, ...did, detail, now })
      const { sign } = checkpointKeyOf({ secret })
      await recordCheckpoint({ database, sign, now })
      print(
        `${resealed} sealed anew under ${detail.to}. Next: pay-with-usdc install, or open the app in your control panel.`,
      )
      return exitCodes.ok
    } finally {
      await database.close()
    }
  },
}
