import { PayWithUsdcError } from '../errors/index.js'
import { backupCommand } from './backup.js'
import { buildFrameCommand } from './buildFrame.js'
import { type Command, type ExitCode, exitCodes, type Surroundings } from './command.js'
import { doctorCommand } from './doctor.js'
import { goLiveCommand } from './goLive.js'
import { installCommand } from './install.js'
import { keysCommand } from './keys.js'
import { receiptKeyCommand } from './receiptKey.js'
import { restoreCommand } from './restore.js'
import { rotateSecretCommand } from './rotateSecret.js'
import { sandboxCommand } from './sandbox.js'
import { sweepCommand } from './sweep.js'
import { verifyLogCommand } from './verifyLog.js'
import { verifyReceiptCommand } from './verifyReceipt.js'
import { watchCheckoutCommand } from './watchCheckout.js'
import { webhooksCommand } from './webhooks.js'

const commands: readonly Command[] = [
  sandboxCommand,
  watchCheckoutCommand,
  installCommand,
  buildFrameCommand,
  receiptKeyCommand,
  verifyReceiptCommand,
  sweepCommand,
  webhooksCommand,
  keysCommand,
  rotateSecretCommand,
  verifyLogCommand,
  doctorCommand,
  goLiveCommand,
  backupCommand,
  restoreCommand,
]

/**
 * Runs one command.
 *
 * @param options.args what stands behind `pay-with-usdc`
 * @param options.complain prints one text to standard error
 */
export async function run({
  args: [name, ...args],
  complain,
  ...surroundings
}: Surroundings & {
  args: readonly string[]
  complain: (text: string) => void
}): Promise<ExitCode> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    surroundings.print(overview())
    return name === undefined ? exitCodes.unchecked : exitCodes.ok
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) {
    complain(`There is no command ${name}.\n\n${overview()}`)
    return exitCodes.unchecked
  }
  if (args.includes('--help') || args.includes('-h')) {
    surroundings.print(command.usage)
    return exitCodes.ok
  }
  try {
    return await command.run(args, surroundings)
  } catch (error) {
    complain(explain(error, command))
    return exitCodes.unchecked
  }
}

function overview(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'pay-with-usdc <command> [options]',
    '',
    ...lines,
    '',
    'pay-with-usdc <command> --help says more.',
    'Exit codes: 0 all is well, 1 a problem was found, 2 it could not be checked.',
  ].join('\n')
}

function explain(error: unknown, { name }: Command): string {
  if (!(error instanceof PayWithUsdcError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `pay-with-usdc ${name} failed.\n${text}`
  }
  const next = error.code === 'usage' ? `See pay-with-usdc ${name} --help.` : undefined
  return [`${error.code}: ${error.message}`, error.hint ?? next]
    .filter((line) => line !== undefined)
    .join('\n')
}
