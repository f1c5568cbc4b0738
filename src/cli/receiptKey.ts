import { receiptKeyOf } from '../endpoint/receiptKey.js'
import { type Command, exitCodes, readArguments } from './command.js'
import { readSettings } from './settings.js'

/** Prints the fingerprint that a merchant pins. */
export const receiptKeyCommand: Command = {
  name: 'receipt-key',
  summary: 'Print the fingerprint of the key that signs your receipts.',
  usage: `pay-with-usdc receipt-key [--env-file PATH]

Prints the fingerprint of the key that signs your receipts, and nothing else. Publish it, and pin it
on your pages. The key is made of PAY_TOKEN_SECRET: with another secret it is another key.

  --env-file PATH  read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values } = readArguments({
      args: [...args],
      options: { 'env-file': { type: 'string' } },
    })
    const { tokenSecret: secret } = readSettings({ file: values['env-file'], environment })
    print((await receiptKeyOf({ secret })).fingerprint)
    return exitCodes.ok
  },
}
