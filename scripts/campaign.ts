// `npm run campaign -- NAME [--full] [--seed N]`; without a name it lists them.
import { parseArgs } from 'node:util'
import { campaigns, lastLine } from '../src/sandbox/campaigns/index.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, seed: { type: 'string' } },
})
const [name, ...rest] = positionals
const say = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)

if (name === undefined) list()
else process.exitCode = await runOne(name)

function list(): void {
  const width = Math.max(...campaigns.map((one) => one.name.length))
  say('npm run campaign -- NAME [--full] [--seed N]\n')
  for (const one of campaigns) say(`  ${one.name.padEnd(width)}  ${one.promise}`)
}

/** 0 the promise held, 1 it broke, 2 there is no such campaign or seed. */
async function runOne(wanted: string): Promise<number> {
  const campaign = campaigns.find((one) => one.name === wanted)
  if (campaign === undefined || rest.length > 0) {
    complain(campaign === undefined ? `There is no campaign ${wanted}.` : 'Name one campaign.')
    list()
    return 2
  }
  const seedText = values.seed ?? `${Math.floor(Math.random() * 1_000_000)}`
  if (!/^\d{1,9}$/.test(seedText)) {
    complain(`--seed is a whole number, not ${seedText}.`)
    return 2
  }
  const reason = campaign.blocked?.()
  if (reason !== undefined) {
    say(`${campaign.name} was not run: ${reason}`)
    return 0
  }
  say(`${campaign.name}: ${campaign.promise}`)
  say(`seed ${seedText}, ${values.full ? 'full' : 'small'} size`)
  const outcome = await campaign.run({ seed: Number(seedText), isFull: values.full, say })
  for (const line of outcome.broken.slice(0, 20)) complain(line)
  if (outcome.broken.length > 20) complain(`… and ${outcome.broken.length - 20} more.`)
  say(lastLine(campaign.name, outcome))
  return outcome.broken.length === 0 ? 0 : 1
}
