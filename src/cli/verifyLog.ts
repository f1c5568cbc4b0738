import { readFileSync, writeFileSync } from 'node:fs'
import { type LogVerdict, readCheckpoint, verifyLog } from '../database/index.js'
import { checkpointKeyOf } from '../endpoint/checkpointKey.js'
import { secretsOf } from '../endpoint/config.js'
import { PayWithUsdcError } from '../errors/index.js'
import { type Command, exitCodes, readArguments } from './command.js'
import { openKnown } from './openKnown.js'
import { readSettings } from './settings.js'

/** Looks for rows of the log that were changed, removed or added behind its back. */
export const verifyLogCommand: Command = {
  name: 'verify-log',
  summary: 'Check that nobody changed the log behind its back.',
  usage: `pay-with-usdc verify-log [--checkpoint FILE] [--save FILE]

Checks every event of every payment, every entry about what people and keys did, and every signed
checkpoint, and names the first row of each chain that was changed, removed or added. Exit code 1
when there is one.

Whoever has both the database and PAY_TOKEN_SECRET can write a log that fits. So keep a checkpoint
elsewhere from time to time, and check against it: what it holds cannot be changed unnoticed.

  --checkpoint FILE  a checkpoint that you have kept
  --save FILE        writes the newest checkpoint to a file, to be kept elsewhere
  --env-file PATH    read the endpoint's settings from this file; the environment wins`,
  async run(args, { environment, print }) {
    const { values } = readArguments({
      args: [...args],
      options: {
        ...{ checkpoint: { type: 'string' }, save: { type: 'string' } },
        'env-file': { type: 'string' },
      },
    })
    const config = readSettings({ file: values['env-file'], environment })
    const kept = values.checkpoint === undefined ? undefined : readKept(values.checkpoint)
    const database = await openKnown(config.database)
    try {
      const keys = secretsOf(config).map((secret) => checkpointKeyOf({ secret }))
      const isSigned = async (signed: string) =>
        (await Promise.all(keys.map(({ hasSigned }) => hasSigned(signed)))).includes(true)
      const verdict = await verifyLog({ database, isSigned, kept })
      for (const line of linesOf(verdict)) print(line)
      const newest = await readCheckpoint({ database })
      if (values.save !== undefined && newest !== undefined) {
        writeFileSync(values.save, `${newest}\n`)
      }
      return verdict.faults.length === 0 ? exitCodes.ok : exitCodes.problem
    } finally {
      await database.close()
    }
  },
}

function readKept(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw new PayWithUsdcError('file_unreadable', `${path} cannot be read.`, { cause })
  }
}

/** As many faults as are printed. */
const shown = 20

function linesOf({ events, actions, checkpoints, faults }: LogVerdict): string[] {
  const more = faults.length - shown
  return [
    ...faults.slice(0, shown).map(({ row, fault }) => `✗ ${row} ${fault}`),
    ...(more > 0 ? [`… and ${more} more`] : []),
    `${events} events, ${actions} entries, ${checkpoints} checkpoints: ${faults.length === 0 ? 'as they were written' : `${faults.length} chains are not as they were written`}`,
  ]
}
