import { createHash } from 'node:crypto'

/** What the first row of a chain follows. */
export const chainStart = ''

/**
 * The hash of a row of a log: over the row before it and everything that it says itself. A row that
 * is changed no longer fits its own hash, and one that is gone leaves the next without a predecessor.
 *
 * @param previous hash of the row before; {@link chainStart} for the first
 * @param fields what the row says, in a fixed order
 * @returns SHA-256, hex
 */
function chainHash(previous: string, fields: readonly (string | number)[]): string {
  // As JSON, so that no two lists of fields give the same text.
  return createHash('sha256')
    .update(JSON.stringify([previous, ...fields]))
    .digest('hex')
}

/** The type of the one event that leaves sequences out: a backup was restored before it. */
export const restoredEvent = 'payment.restored'

/** An event, as its hash sees it. */
type HashedEvent = {
  readonly payment_id: string
  readonly sequence: number
  readonly type: string
  readonly view: string
  readonly at: number
}

/** The hash of an event of a payment. */
export function eventHash(previous: string, event: HashedEvent): string {
  const { payment_id, sequence, type, view, at } = event
  return chainHash(previous, [payment_id, sequence, type, view, at])
}

/** What somebody did, as its hash sees it. */
type HashedAction = {
  readonly subject: string
  readonly number: number
  readonly actor: string
  readonly action: string
  readonly detail: string
  readonly at: number
}

/** The hash of an entry about a subject. */
export function actionHash(previous: string, entry: HashedAction): string {
  const { subject, number, actor, action, detail, at } = entry
  return chainHash(previous, [subject, number, actor, action, detail, at])
}
