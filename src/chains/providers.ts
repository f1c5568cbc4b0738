import { type NumberedHash, readBlock } from './blocks.js'
import type { Rpc } from './rpc.js'

/** The providers of one chain. One of them is read at a time; the others look a second time. */
export type Providers = {
  /** The one that is read. A request that fails makes the next one the reader. */
  readonly reader: Rpc
  /** Every provider as it is, the one that is read now first, then the next readers. */
  all(): readonly [Rpc, ...Rpc[]]
  /** Takes another reader: this one was caught at a wrong answer, or is behind. */
  next(): void
}

/** Takes the first provider as the reader. */
export function providersOf(rpcs: readonly [Rpc, ...Rpc[]]): Providers {
  let at = 0
  const current = (): Rpc => rpcs[at] ?? rpcs[0]
  const next = () => {
    at = (at + 1) % rpcs.length
  }
  return {
    reader: {
      get name() {
        return current().name
      },
      async request(method, params) {
        const rpc = current()
        try {
          return await rpc.request(method, params)
        } catch (error) {
          if (!isRangeRefusal(error) && current() === rpc) next()
          throw error
        }
      },
    },
    all: () => [current(), ...rpcs.slice(at + 1), ...rpcs.slice(0, at)],
    next,
  }
}

const isRangeRefusal = (error: unknown) =>
  (error as { code?: unknown }).code === 'rpc_range_refused'

/**
 * True when another provider has a different block at that height, as the reader has: two that say
 * so are enough, because one of them may lie. One that cannot be reached, or has not come that far,
 * says nothing; an only provider is believed.
 */
export function isGoneElsewhere(providers: Providers, block: NumberedHash): Promise<boolean> {
  return isSaidElsewhere(providers, block.number, (hash) => hash !== block.hash)
}

/** True when another provider has the block in its chain too; an only provider is believed. */
export function isKnownElsewhere(providers: Providers, block: NumberedHash): Promise<boolean> {
  return isSaidElsewhere(providers, block.number, (hash) => hash === block.hash)
}

async function isSaidElsewhere(
  providers: Providers,
  number: number,
  isSaid: (hash: string) => boolean,
): Promise<boolean> {
  const [, ...others] = providers.all()
  for (const rpc of others) {
    const there = await existing(rpc, number)
    if (there !== undefined && isSaid(there.hash)) return true
  }
  return others.length === 0
}

/** How far two providers agree that the chain goes, and what both call safe and finalized. */
export type Agreement<B extends NumberedHash> = {
  /** The newest block that is remembered and that both have. */
  readonly head: B
  readonly safe: number | undefined
  readonly finalized: number | undefined
}

/**
 * Asks the reader and one other provider. Both have to have the same block: a number alone says
 * nothing of the fork. Of their tags the lower one counts, so that one provider cannot make a
 * transfer look deeper than it is. A network without a tag gives nothing for it.
 *
 * @param cursor the last block that was read
 * @param blocks what is remembered, newest first; asked only for what is below the cursor
 * @returns nothing when no other provider agrees: what was known before still holds
 */
export async function readAgreement<B extends NumberedHash>({
  providers,
  cursor,
  blocks,
}: {
  providers: Providers
  cursor: B
  blocks: () => Promise<readonly B[]>
}): Promise<Agreement<B> | undefined> {
  const [reader, ...others] = providers.all()
  if (others.length === 0) {
    const [safe, finalized] = [await readOurs(reader, 'safe'), await readOurs(reader, 'finalized')]
    return { head: cursor, safe, finalized }
  }
  for (const other of others) {
    const head = await newestShared(other).catch(() => undefined)
    if (head === undefined) continue
    // Whoever read it may not be the reader any more.
    const same = await existing(reader, head.number)
    if (same?.hash !== head.hash) return undefined
    const [safe, finalized] = await Promise.all(
      (['safe', 'finalized'] as const).map(async (tag) => {
        const [one, two] = await Promise.all([readOurs(reader, tag), readOurs(other, tag)])
        if (one === undefined || two === undefined) return undefined
        return Math.min(one, two, head.number)
      }),
    )
    return { head, safe, finalized }
  }
  return undefined

  /**
   * The newest remembered block that a provider calls so. A height alone would call blocks final that
   * the network has replaced meanwhile. Nothing where it knows no such tag, or is on another fork.
   */
  async function readOurs(rpc: Rpc, tag: 'safe' | 'finalized'): Promise<number | undefined> {
    const tagged = await readBlock(rpc, tag).catch(() => undefined)
    if (tagged === undefined) return undefined
    const ours = (await blocks()).find(({ number }) => number <= tagged.number)
    if (ours === undefined) return undefined
    const there = ours.number === tagged.number ? tagged : await existing(rpc, ours.number)
    return there?.hash === ours.hash ? ours.number : undefined
  }

  /** The newest remembered block that a provider has come to, when it has the same one there. */
  async function newestShared(rpc: Rpc): Promise<B | undefined> {
    const latest = await readBlock(rpc, 'latest')
    if (latest === undefined) return undefined
    const block =
      latest.number >= cursor.number
        ? cursor
        : (await blocks()).find(({ number }) => number <= latest.number)
    if (block === undefined || block.hash === latest.hash) return block
    return (await readBlock(rpc, block.number))?.hash === block.hash ? block : undefined
  }
}

/** A block that a provider answers with; nothing when it does not answer. */
const existing = (rpc: Rpc, number: number) => readBlock(rpc, number).catch(() => undefined)
