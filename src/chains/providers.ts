import { readBlock } from './blocks.js'
import type { Rpc } from './rpc.js'

/** The providers of one chain. One of them is read at a time; the others look a second time. */
export type Providers = {
  /** The one that is read. A request that fails makes the next one the reader. */
  readonly reader: Rpc
  /** Those that are not read now, the next reader first; the only provider where there is one. */
  others(): readonly Rpc[]
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
    others: () => (rpcs.length === 1 ? rpcs : [...rpcs.slice(at + 1), ...rpcs.slice(0, at)]),
    next,
  }
}

const isRangeRefusal = (error: unknown) =>
  (error as { code?: unknown }).code === 'rpc_range_refused'

/**
 * True unless another provider still has the block in its chain. One that cannot be reached, or has
 * not come that far, says nothing; when none says anything, the reader is believed.
 */
export async function isGoneElsewhere(
  providers: Providers,
  block: { readonly number: number; readonly hash: string },
): Promise<boolean> {
  for (const rpc of providers.others()) {
    if (rpc.name === providers.reader.name) continue
    const there = await readBlock(rpc, block.number).catch(() => undefined)
    if (there !== undefined) return there.hash !== block.hash
  }
  return true
}

/** How far two providers agree that the chain goes, and what both call safe and finalized. */
export type Agreement = {
  readonly head: number
  readonly safe: number | undefined
  readonly finalized: number | undefined
}

/**
 * Asks the reader and one other provider. The lower answer counts: one provider cannot make a
 * transfer look deeper than it is. A network without a tag gives nothing for it.
 *
 * @param head the last block that was read
 */
export async function readAgreement(providers: Providers, head: number): Promise<Agreement> {
  const others = providers.others().filter(({ name }) => name !== providers.reader.name)
  const second = others[0]
  const latest = second === undefined ? head : await newestOf(others)
  const [safe, finalized] = await Promise.all(
    (['safe', 'finalized'] as const).map(async (tag) => {
      const first = await readTag(providers.reader, tag)
      if (second === undefined || first === undefined) return first
      const other = await firstAnswer(others, (rpc) => readTag(rpc, tag))
      return other === undefined ? undefined : Math.min(first, other)
    }),
  )
  return { head: Math.min(head, latest), safe, finalized }
}

/** The newest block of the first provider that answers; 0 when none does. */
async function newestOf(rpcs: readonly Rpc[]): Promise<number> {
  return (await firstAnswer(rpcs, async (rpc) => (await readBlock(rpc, 'latest'))?.number)) ?? 0
}

async function firstAnswer<T>(
  rpcs: readonly Rpc[],
  ask: (rpc: Rpc) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (const rpc of rpcs) {
    const answer = await ask(rpc).catch(() => undefined)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** The newest block that a provider calls so; nothing where the network knows no such tag. */
async function readTag(rpc: Rpc, tag: 'safe' | 'finalized'): Promise<number | undefined> {
  return (await readBlock(rpc, tag).catch(() => undefined))?.number
}
