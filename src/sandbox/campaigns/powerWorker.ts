// Writes payments and facts as fast as it can, and says on its standard output what was acknowledged.
import { openDatabase, openPayment, recordFound, recordHold } from '../../database/index.js'
import { openUnsafe } from '../../database/openUnsafe.fixture.js'
import { paymentOf, transferOf } from './powerPayments.js'

const [place = '', first = '0', isControl = ''] = process.argv.slice(2)
const database = await (isControl === 'control' ? openUnsafe : openDatabase)(place)
const say = (line: string) =>
  new Promise<void>((resolve) => void process.stdout.write(`${line}\n`, () => resolve()))

await say('ready')
for (let at = Number(first); ; at += 1) {
  const payment = paymentOf(at)
  await openPayment({ database, ...payment })
  await say(`${at} 1`)
  const { id: paymentId } = payment.payment
  const now = payment.payment.openedAt
  const found = { blocks: [], transfers: [transferOf(at)] }
  await recordFound({ database, chain: 'eip155:8453', found, now })
  await say(`${at} 2`)
  await recordHold({ database, paymentId, hold: 'held', now })
  await say(`${at} 3`)
}
