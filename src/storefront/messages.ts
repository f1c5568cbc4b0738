import { exceptions, statuses } from '../element/verify/parseView.js'
import type { PaymentView } from '../protocol/index.js'
import { type Look, looks, patterns } from './fields.js'

/** What the frame tells the page. It never names an address, an amount or a token. */
export type FrameMessage =
  /** The frame listens. */
  | { readonly type: 'pay-with-usdc/hello' }
  /** How high its content is, in CSS pixels. */
  | { readonly type: 'pay-with-usdc/height'; readonly height: number }
  /** A checked payment is shown, and how it stands. */
  | {
      readonly type: 'pay-with-usdc/status'
      readonly status: PaymentView['status']
      readonly exceptions: PaymentView['exceptions']
    }
  /** Something stands in the way. */
  | { readonly type: 'pay-with-usdc/problem'; readonly code: string }

/** The order that a page hands to its frame. */
export type Order = {
  readonly store: string
  readonly order: string
  readonly cart: string
  /** Pinned treasuries, newest first, separated by spaces or commas. */
  readonly treasury: string
  readonly total?: string
  readonly currency?: string
  readonly chain?: string
}

/** What the page tells the frame: once which order, and again when its look changes. */
export type OpenMessage = { readonly type: 'pay-with-usdc/open' } & Order & Look

const orderNames = ['store', 'order', 'cart'] as const
const optionalNames = ['total', 'currency', 'chain'] as const
const maximumHeight = 4_000

/** Reads what a frame said; undefined for anything else. */
export function readFromFrame(data: unknown): FrameMessage | undefined {
  const { type, height, status, exceptions: unusual, code } = fieldsOf(data)
  if (type === 'pay-with-usdc/hello') return { type }
  if (type === 'pay-with-usdc/height') {
    const isHeight = Number.isInteger(height) && (height as number) > 0
    return isHeight && (height as number) <= maximumHeight
      ? { type, height: height as number }
      : undefined
  }
  if (type === 'pay-with-usdc/status') {
    const known = statuses.find((one) => one === status)
    if (known === undefined || !Array.isArray(unusual) || unusual.length > 32) return undefined
    // A newer frame may know more exceptions than this page.
    return { type, status: known, exceptions: exceptions.filter((one) => unusual.includes(one)) }
  }
  if (type === 'pay-with-usdc/problem' && isText(code) && patterns.code.test(code)) {
    return { type, code }
  }
  return undefined
}

/** Reads what a page said; undefined for anything else, or for an order with an odd field. */
export function readFromPage(data: unknown): OpenMessage | undefined {
  const fields = fieldsOf(data)
  const { type, treasury } = fields
  if (type !== 'pay-with-usdc/open' || !isText(treasury) || treasury.length > 2_000) {
    return undefined
  }
  const order: Record<string, string> = {}
  for (const name of [...orderNames, ...optionalNames]) {
    const value = fields[name]
    if (value === undefined && !orderNames.some((required) => required === name)) continue
    if (!isText(value) || !patterns[name].test(value)) return undefined
    order[name] = value
  }
  return { type, treasury, ...(order as Omit<Order, 'treasury'>), ...lookOf(fields) }
}

/** The parts of a look that are understood. */
function lookOf(fields: Readonly<Record<string, unknown>>): Look {
  const look: Record<string, string> = {}
  for (const [name, isUnderstood] of Object.entries(looks)) {
    const value = fields[name]
    if (isText(value) && isUnderstood(value)) look[name] = value
  }
  return look
}

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
