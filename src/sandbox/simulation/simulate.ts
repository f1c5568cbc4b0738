import { createHash } from 'node:crypto'
import { pino } from 'pino'
import type { Rpc } from '../../chains/rpc.js'
import { pollIntervalOf } from '../../chains/watch.js'
import {
  claimJob,
  type Database,
  finishJob,
  nextJobAt,
  openPayment,
  openSqlite,
  readEvents,
  readPayment,
  recordStoreAnswer,
  retryJob,
} from '../../database/index.js'
import { chainPollOf } from '../../endpoint/jobs/watchChain.js'
import { fast, networkOf, slow } from './networks.js'
import { expectedOf, seenOf, type Truth, wasDeep } from './oracle.js'
import { drawOrders, type Order, type Sending } from './orders.js'
import { type FaultKind, type Faults, type Flaw, Provider } from './Provider.js'
import { randomOf } from './random.js'
import { type TrueTransaction, TruthChain } from './TruthChain.js'
import { VirtualClock } from './VirtualClock.js'

/** What came of one seed. */
export type Outcome = {
  readonly seed: number
  readonly flaw: Flaw | undefined
  readonly faults: Faults
  readonly reorgs: ReadonlyMap<number, number>
  readonly payments: number
  readonly events: number
  /** Hex; two runs of a seed have the same one. */
  readonly trace: string
  /** What was not as it has to be; nothing when all is well. */
  readonly failures: readonly string[]
}

const start = 1_700_000_000_000
const payments = 20

/** Milliseconds: payments come, then a quiet time with fewer faults, then one with none. */
const busyTime = 200_000
const quietTime = 60_000
const restTime = 120_000

/** Blocks that come at once when the rest begins: everything that is in the chains is final then. */
const restBlocks = 80

/** Milliseconds for which a node that is behind, and a poll that waits for answers, may be late. */
const patience = 90_000

const definitions = { slow, fast } as const
const names = ['slow', 'fast'] as const

/** Runs one seed: the real watcher, database and status, on chains and providers in virtual time. */
export async function simulate(seed: number): Promise<Outcome> {
  const database = await openSqlite({ path: ':memory:' })
  try {
    return await new Run(seed, database).run()
  } finally {
    await database.close()
  }
}

class Run {
  private readonly clock = new VirtualClock(start)
  private readonly world = randomOf(this.seed, 'world')
  private readonly luck = randomOf(this.seed, 'endpoint')
  private readonly faults: Faults = new Map()
  private readonly failures: string[] = []
  private readonly trace = createHash('sha256')
  private readonly truth: Truth = {
    slow: new TruthChain('slow', 2_000, randomOf(this.seed, 'slow'), this.clock),
    fast: new TruthChain('fast', 500, randomOf(this.seed, 'fast'), this.clock),
  }
  private readonly orders = drawOrders({
    random: this.world,
    count: payments,
    time: busyTime - 60_000,
  })
  private readonly mempool: Record<'slow' | 'fast', Sending[]> = { slow: [], fast: [] }
  private readonly flaw = this.world.pick<Flaw | undefined>([
    undefined,
    'truncates',
    'leaves out',
    'invents',
    'alters',
    'own fork',
    'own fork',
    'tags',
    'another chain',
  ])
  private readonly providers = {
    slow: this.makeProviders('slow'),
    fast: this.makeProviders('fast'),
  }
  private readonly accepted = new Set<string>()
  private readonly announced = new Map<string, number>()
  /** Grows with each restart: what belongs to an earlier life is over. */
  private life = 0
  private readonly wakes: Record<'slow' | 'fast', (() => void)[]> = { slow: [], fast: [] }
  private isBusy = true

  constructor(
    private readonly seed: number,
    private readonly database: Database,
  ) {}

  async run(): Promise<Outcome> {
    const { clock } = this
    this.database.onEvent((id) => this.announced.set(id, (this.announced.get(id) ?? 0) + 1))
    for (const order of this.orders) this.plan(order)
    for (const name of names) this.mineOn(name)
    this.randomReorgs()
    this.restarts()
    void this.store()
    this.boot()
    await clock.runUntil(start + busyTime)
    this.isBusy = false
    for (const provider of this.allProviders()) provider.faultRate /= 3
    await clock.runUntil(start + busyTime + quietTime)
    for (const provider of this.allProviders()) {
      provider.faultRate = 0
      provider.isFlawed = false
    }
    for (const name of names) {
      for (let block = 0; block < restBlocks; block += 1) this.truth[name].mine([], clock.seconds)
    }
    await clock.runUntil(start + busyTime + quietTime + restTime)
    for (let more = 0; more < patience && (await this.isStoreBusy()); more += 5_000) {
      await clock.runUntil(clock.now + 5_000)
    }
    await this.compare()
    let events = 0
    for (const count of this.announced.values()) events += count
    const reorgs = new Map<number, number>()
    for (const name of names) {
      for (const [depth, count] of this.truth[name].reorgs) {
        reorgs.set(depth, (reorgs.get(depth) ?? 0) + count)
      }
    }
    const { seed, flaw, faults, failures } = this
    const trace = this.trace.digest('hex')
    return { seed, flaw, faults, reorgs, payments, events, trace, failures }
  }

  private async isStoreBusy(): Promise<boolean> {
    return (await nextJobAt({ database: this.database })) !== undefined
  }

  private makeProviders(name: 'slow' | 'fast'): readonly [Provider, Provider, Provider] {
    const random = randomOf(this.seed, `providers of ${name}`)
    const flawed = random.int(0, 2)
    const make = (at: number) =>
      new Provider({
        name: `${name} ${at}`,
        truth: this.truth[name],
        other: this.truth[name === 'slow' ? 'fast' : 'slow'],
        random: randomOf(this.seed, `provider ${at} of ${name}`),
        clock: this.clock,
        faults: this.faults,
        faultRate: random.pick([0.02, 0.1, 0.3]),
        flaw: at === flawed ? this.flaw : undefined,
        rangeLimit: random.pick([10, 100, 10_000]),
        wantsAddress: randomOf(this.seed, `filter of ${at} of ${name}`).chance(0.3),
        invent: () => this.invent(name, random.hash()),
      })
    return [make(0), make(1), make(2)]
  }

  private allProviders(): Provider[] {
    return [...this.providers.slow, ...this.providers.fast]
  }

  /** A payment of some order that is open, of all that it costs. */
  private invent(name: 'slow' | 'fast', hash: `0x${string}`): TrueTransaction {
    const open = this.orders.filter(({ quote }) => quote !== undefined)
    const transfers = open.slice(-4, -3).map(({ address, due }) => ({
      token: definitions[name].usdc as string,
      to: address as string,
      amount: due,
    }))
    return { hash, transfers }
  }

  /** Opens an order's payment in its time, and sends what its shopper sends. */
  private plan(order: Order): void {
    this.clock.after(order.openAt, () => void this.open(order))
    for (const sending of order.sendings) {
      this.clock.after(sending.at, () => this.mempool[sending.network].push(sending))
    }
  }

  private async open(order: Order): Promise<void> {
    const { database, clock } = this
    const now = clock.seconds
    const quote = { number: 1, due: order.due, quotedAt: now, expiresAt: now + order.lifetime }
    order.quote = quote
    await openPayment({
      database,
      payment: {
        id: order.id,
        store: 'simulated',
        order: order.id,
        cart: order.id,
        total: { amount: `${order.dollars}.00`, currency: 'USD' },
        openedAt: now,
        treasury: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
        factory: '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
        address: order.address,
      },
      networks: order.networks.map((name) => networkOf(definitions[name])),
      quote,
    })
  }

  private mineOn(name: 'slow' | 'fast'): void {
    const chain = this.truth[name]
    const next = () => {
      const sendings = this.mempool[name].splice(0)
      chain.mine(
        sendings.map(({ transaction }) => transaction),
        this.clock.seconds,
      )
      for (const sending of sendings) this.planReorg(sending)
      this.wake(name)
      this.clock.after(chain.blockTime, next)
    }
    this.clock.after(chain.blockTime, next)
  }

  /** The network takes back the block of a transaction that is meant to be taken back. */
  private planReorg({ network, transaction, reorgAfter, fate }: Sending): void {
    if (reorgAfter === undefined) return
    const chain = this.truth[network]
    this.clock.after((reorgAfter + 0.5) * chain.blockTime, () => {
      chain.reorg(reorgAfter + this.world.int(1, 24), (one) => {
        if (one.hash !== transaction.hash) return one
        if (fate === 'gone') return undefined
        return fate === 'replaced' ? { ...one, hash: this.world.hash() } : one
      })
      this.wake(network)
    })
  }

  private randomReorgs(): void {
    const next = () => {
      if (!this.isBusy) return
      const name = this.world.pick(names)
      const chain = this.truth[name]
      const depth = this.world.chance(0.7) ? this.world.int(1, 5) : this.world.int(1, 64)
      chain.reorg(depth, (transaction) => transaction)
      this.wake(name)
      this.clock.after(this.world.int(5_000, 60_000), next)
    }
    this.clock.after(this.world.int(5_000, 60_000), next)
  }

  private restarts(): void {
    const next = () => {
      if (!this.isBusy) return
      this.fire('restart')
      this.boot()
      this.clock.after(this.luck.int(2_000, 60_000), next)
    }
    this.clock.after(this.luck.int(2_000, 60_000), next)
  }

  /** A websocket says that there is a block, unless it is down. */
  private wake(name: 'slow' | 'fast'): void {
    if (this.luck.chance(0.3)) this.fire('dropped wake-up')
    else for (const wake of this.wakes[name].splice(0)) wake()
  }

  /** Starts the endpoint's watchers. Those of an earlier life are left in the middle of a poll. */
  private boot(): void {
    this.life += 1
    for (const name of names) void this.watch(name, this.life)
  }

  private async watch(name: 'slow' | 'fast', life: number): Promise<void> {
    const definition = definitions[name]
    const { clock, database } = this
    const [first, ...others] = this.providers[name].map((provider) => this.linkOf(provider, life))
    const poll = chainPollOf({
      chain: { definition },
      rpcs: [first as Rpc, ...others],
      database,
      log: pino({ level: 'silent' }),
      now: () => clock.seconds,
    })
    let failures = 0
    while (life === this.life) {
      let rest = pollIntervalOf(definition)
      try {
        if ((await poll()) === 'again') rest = 0
        failures = 0
      } catch (error) {
        if ((error as { retryable?: boolean }).retryable !== true) {
          if (life === this.life) this.fail(`${name} has stopped: ${String(error)}`)
          return
        }
        failures += 1
        rest = Math.min(30_000, rest * 2 ** Math.min(failures, 6))
      }
      await this.check()
      if (rest > 0) {
        await Promise.race([
          clock.sleep(rest),
          new Promise<void>((wake) => this.wakes[name].push(wake)),
        ])
      }
    }
  }

  /** What a life has asked for is answered never, or too late, once the life is over. */
  private linkOf(provider: Provider, life: number): Rpc {
    const isHung = this.luck.chance(0.5)
    return {
      name: provider.name,
      request: async (method, params) => {
        const ended = () => {
          if (life === this.life) return undefined
          if (isHung) return new Promise<never>(() => undefined)
          this.fire('answer after a restart')
          return undefined
        }
        try {
          const answer = await provider.request(method, params)
          await ended()
          this.trace.update(`${this.clock.now} ${provider.name} ${method};`)
          return answer
        } catch (error) {
          await ended()
          throw error
        }
      },
    }
  }

  /** A store that takes what the outbox asks for; sometimes late, sometimes only the second time. */
  private async store(): Promise<void> {
    const { clock, database, luck } = this
    for (;;) {
      await clock.sleep(luck.int(500, 2_000))
      const job = await claimJob({ database, now: clock.seconds })
      if (job === undefined) continue
      const view = await readPayment({ database, id: job.payment_id })
      if (this.isBusy && luck.chance(0.1)) {
        this.fire('store fails')
        await retryJob({ database, job, error: 'down', now: clock.seconds })
        continue
      }
      if (view?.status === 'confirmed') {
        const order = this.orderOf(view.id)
        if (!wasDeep(order, this.truth, clock.now - patience)) {
          this.fail(`${order.id} (${order.story}) was paid below its policy`)
        }
        this.accepted.add(order.id)
        if (this.isBusy && luck.chance(0.05)) {
          // Longer than the lease: another worker has the job by then.
          this.fire('store too late')
          await clock.sleep(40_000)
        }
        const answer = { answer: 'accepted', due: BigInt(view.due) } as const
        await recordStoreAnswer({ database, paymentId: order.id, ...answer, now: clock.seconds })
      }
      await finishJob({ database, job, now: clock.seconds })
    }
  }

  private readonly checked = new Map<string, number>()

  /** Looks at each new event: nothing is confirmed below its policy, or reversed without a reorg. */
  private async check(): Promise<void> {
    for (const [id, count] of this.announced) {
      const after = this.checked.get(id) ?? 0
      if (count === after) continue
      this.checked.set(id, count)
      const order = this.orderOf(id)
      for (const view of await readEvents({ database: this.database, id, after })) {
        this.trace.update(JSON.stringify(view))
        if (view.status === 'confirmed' && !wasDeep(order, this.truth, this.clock.now - patience)) {
          this.fail(`${id} (${order.story}) was confirmed below its policy`)
        }
        const isStruck = names.some((name) => this.truth[name].struck.has(order.address))
        if (view.exceptions.includes('reversed') && !isStruck) {
          this.fail(`${id} (${order.story}) was reversed without a reorg`)
        }
      }
    }
  }

  /** The ledger against the oracle. */
  private async compare(): Promise<void> {
    await this.check()
    const { database, truth } = this
    for (const order of this.orders) {
      const { id, story } = order
      const events = await readEvents({ database, id, after: 0, last: 100_000 })
      if (events.some(({ sequence }, at) => sequence !== at + 1)) this.fail(`${id}: a gap`)
      if (events.length !== this.announced.get(id)) this.fail(`${id}: an event was not announced`)
      const last = events.at(-1)
      if (last === undefined) {
        this.fail(`${id}: no events`)
        continue
      }
      const seen = JSON.stringify(seenOf(last))
      const expected = JSON.stringify(expectedOf(order, truth, this.accepted.has(id)))
      if (seen !== expected) this.fail(`${id} (${story}) is ${seen}, not ${expected}`)
    }
  }

  private orderOf(id: string): Order {
    const order = this.orders.find((one) => one.id === id)
    if (order === undefined) throw new Error(`no order ${id}`)
    return order
  }

  private fail(what: string): void {
    this.failures.push(what)
  }

  private fire(kind: FaultKind): void {
    this.faults.set(kind, (this.faults.get(kind) ?? 0) + 1)
  }
}
