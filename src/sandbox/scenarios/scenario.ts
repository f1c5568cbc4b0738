import type { PaymentView } from '../../protocol/index.js'
import type { DifferenceCode } from '../stage/closingCheck.js'
import type { StageNetwork } from '../stage/network.js'
import type { StageOrder } from '../stage/order.js'
import type { NewStageOrder, Stage } from '../stage/stage.js'

/** Whose turn it is. */
export const groups = [
  'payer',
  'chain',
  'provider',
  'merchant',
  'store',
  'webhook',
  'endpoint',
] as const
export type Group = (typeof groups)[number]

/** What a scenario works with. */
export type Scene = {
  readonly stage: Stage
  /** Open, and without any money yet. */
  readonly order: StageOrder
  /** The first chain: three providers, and what most scenarios use. */
  readonly main: StageNetwork
  /** Offered too. */
  readonly second: StageNetwork
  /** Not offered, only watched. */
  readonly unoffered: StageNetwork
  /** Says in the timeline what the shopper or the merchant does. */
  readonly tell: (text: string) => void
}

/** How a scenario ends, in every book. */
export type Ending = {
  readonly status: PaymentView['status']
  /** A set. @default none */
  readonly exceptions?: PaymentView['exceptions']
  /** BigCommerce's number of the order's state. @default 11 when paid, 7 when not */
  readonly orderState?: number
  /** Atomic USDC that count for the order. @default everything when paid, nothing when not */
  readonly received?: (due: bigint) => bigint
  /** Every status that the events tell, in their order; one with `?` may be too short to be told. */
  readonly path: readonly string[]
  /** Differences that the closing check has to find; any other is a failure. @default none */
  readonly differences?: readonly DifferenceCode[]
}

/** Something that can happen to a payment: one click. */
export type Scenario = {
  /** What it is called on the command line. */
  readonly name: string
  readonly group: Group
  /** On the button. */
  readonly title: string
  /** What it will show, in one or two sentences. */
  readonly shows: string
  /** Needs an order of its own that is like that. @default any order that waits */
  readonly opening?: NewStageOrder
  readonly run: (scene: Scene) => Promise<void>
  readonly ending: Ending
}

/** Paid as it should be, in the usual way. */
export const paid: Ending = { status: 'paid', path: ['waiting', 'seen', 'confirmed', 'paid'] }

/** Nothing has happened to the payment. */
export const untouched: Ending = { status: 'waiting', path: ['waiting'] }
