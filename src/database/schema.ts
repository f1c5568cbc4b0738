import type { Generated } from 'kysely'

// Amounts are TEXT: a uint256 fits no integer column. Times are unix seconds. Booleans are 0 and 1.

type PaymentsTable = {
  id: string
  store: string
  order_id: string
  cart: string
  treasury: string
  factory: string
  address: string
  total_amount: string
  total_currency: string
  /** JSON: the networks that this payment may be paid on. */
  networks: string
  /** First name and last initial of who ordered, and what the shop is called: the shopper sees whose payment it is. */
  customer: string | null
  store_name: string | null
  opened_at: number
  /** When a page reported that it shows the payment; a payment that nobody shows is a sign of trouble. */
  shown_at: number | null
  /** When the order was last read from the store. */
  checked_at: number
  /** Facts about the order and the store. */
  order_state: string
  /** 0 none, 1 held, 2 released. */
  held: number
  store_answer: string
  accepted_due: string
  /** What `derive` made of the facts; a copy for queries, never a source. */
  status: string
  expires_at: number
  /** Sequence of the last event. */
  sequence: number
}

type QuotesTable = {
  payment_id: string
  number: number
  due: string
  quoted_at: number
  expires_at: number
  /** What the total was converted with; nothing for dollars. */
  rate_currency: string | null
  rate: string | null
  rate_source: string | null
  rate_at: number | null
  /** What may be missing. */
  tolerance: string
}

type TransfersTable = {
  chain: string
  block_hash: string
  log_index: number
  payment_id: string
  token: string
  transaction_hash: string
  index_in_transaction: number
  block_number: number
  block_time: number
  sender: string
  amount: string
  canonical: number
  verified: number
}

/** Native coins that lay at a payment's address when its balance was last read. */
type CoinsTable = {
  payment_id: string
  chain: string
  amount: string
}

/** What a transfer's sender is screened for: one row for each transfer and source. */
type ScreeningsTable = {
  chain: string
  block_hash: string
  log_index: number
  source: string
  /** Nothing while the source has not answered. */
  verdict: string | null
  /** When the source answered, or was given up for now. */
  decided_at: number | null
  /** Why it could not say, for staff. */
  reason: string | null
  attempts: number
  /** When it was asked first. */
  asked_at: number | null
  /** When it is asked next; nothing when it is asked no more. */
  due_at: number | null
}

/** The canonical blocks that have been read lately, for finding the common ancestor after a reorg. */
type BlocksTable = {
  chain: string
  number: number
  hash: string
  parent_hash: string
  time: number
}

/** What more than one provider says of a chain. */
type FinalityTable = {
  chain: string
  /** How far two providers agree that it goes; nothing where there is one. */
  agreed: number | null
  /** The newest blocks that the network calls so. */
  safe: number | null
  finalized: number | null
  /** The last block that was read a second time, elsewhere. */
  reread: number | null
}

/** Append-only: the live stream, the audit log and the trigger of everything that follows. */
type EventsTable = {
  payment_id: string
  sequence: number
  type: string
  /** JSON: the payment's full view at this sequence. */
  view: string
  at: number
  /** Over the event before and this one; nothing for events from before there were hashes. */
  hash: string | null
}

/** Append-only: what people and keys did, chained for each subject. */
type ActionsTable = {
  subject: string
  number: number
  actor: string
  action: string
  /** JSON. */
  detail: string
  at: number
  hash: string
}

/** Signed from time to time: how far each chain of events and actions went. */
type CheckpointsTable = {
  number: number
  at: number
  /** JSON: the ends of the chains that grew since the last one, sorted. */
  ends: string
  /** A compact JWS. */
  signed: string
}

/** Merchants' keys, by hash. */
type ApiKeysTable = {
  id: string
  name: string
  hash: string
  /** Separated by spaces. */
  scopes: string
  created_at: number
  last_used_at: number | null
  expires_at: number | null
  revoked_at: number | null
}

type OutboxTable = {
  id: Generated<number>
  payment_id: string
  kind: string
  attempts: number
  due_at: number
  lease_until: number
  done_at: number | null
  last_error: string | null
  /** The webhook target that it is for; empty for what the shop is told. */
  target: string
  /** The event that a webhook tells of. */
  sequence: number | null
  queued_at: number
  /** When it was given up, or for the shop: when its tries had become as rare as they get. */
  dead_at: number | null
  /** Tries that were made before somebody asked for it again: its schedule began anew after them. */
  tries_before: Generated<number>
}

/** Where webhooks go. Only what is in the settings is here. */
type WebhookTargetsTable = {
  target: string
  /** When it said that it wants nothing any more. */
  off_at: number | null
}

/** Each try of a webhook. */
type WebhookTriesTable = {
  delivery: number
  attempt: number
  at: number
  /** What it answered; nothing when it did not. */
  status: number | null
  error: string | null
  milliseconds: number
}

type IdempotencyKeysTable = {
  api_key: string
  key: string
  request_hash: string
  payment_id: string
  at: number
}

/** Webhooks that came in already, by their hash. */
type HooksTable = {
  hash: string
  at: number
}

/** Tries that are limited, such as the e-mail of an order; by subject. */
type TriesTable = {
  subject: string
  at: number
}

/** Stores that installed the app. */
type InstallationsTable = {
  store: string
  /** Encrypted with the endpoint's secret. */
  access_token: string
  scopes: string
  installed_at: number
}

/** Where shoppers want a refund; the one with the highest number holds. */
type RefundAddressesTable = {
  payment_id: string
  number: number
  address: string
  given_at: number
}

/** What receivers paid to their treasuries. */
type SweepsTable = {
  chain: string
  block_hash: string
  log_index: number
  transaction_hash: string
  payment_id: string
  token: string
  amount: string
  block_number: number
  at: number
  canonical: number
}

/** Payments that shoppers signed (EIP-3009) for the endpoint to send. */
type AuthorizationsTable = {
  payment_id: string
  attempt: number
  chain: string
  /** Lower case. */
  payer: string
  nonce: string
  value: string
  valid_before: number
  /** Nothing once it is of no use any more. */
  signature: string | null
  transaction_hash: string | null
  state: string
  /** Wei: what its gas may cost, then what it did cost. */
  cost: string
  at: number
}

/** Which process does what only one may do at a time. */
type LeasesTable = {
  name: string
  /** One process, from its start to its end. */
  holder: string
  /** Grows with each holder: what an earlier one writes late is refused. */
  epoch: number
  /** Milliseconds since 1970, by the database's own clock. */
  expires_at: number
}

/** The tables, as Kysely sees them. */
export type Schema = {
  payments: PaymentsTable
  quotes: QuotesTable
  transfers: TransfersTable
  coins: CoinsTable
  screenings: ScreeningsTable
  blocks: BlocksTable
  finality: FinalityTable
  events: EventsTable
  actions: ActionsTable
  checkpoints: CheckpointsTable
  api_keys: ApiKeysTable
  outbox: OutboxTable
  webhook_targets: WebhookTargetsTable
  webhook_tries: WebhookTriesTable
  idempotency_keys: IdempotencyKeysTable
  hooks: HooksTable
  tries: TriesTable
  installations: InstallationsTable
  refund_addresses: RefundAddressesTable
  sweeps: SweepsTable
  authorizations: AuthorizationsTable
  leases: LeasesTable
}
