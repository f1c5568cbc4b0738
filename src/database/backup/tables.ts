import type { Schema } from '../schema.js'

/**
 * The tables of a backup and the columns that name a row, those first that grow with time: what is
 * written later then comes last, and what was backed up before stays as it is. Those that others refer
 * to come first.
 */
export const backupTables = {
  payments: ['opened_at', 'id'],
  quotes: ['quoted_at', 'payment_id', 'number'],
  transfers: ['block_time', 'chain', 'block_hash', 'log_index'],
  coins: ['payment_id', 'chain'],
  screenings: ['chain', 'block_hash', 'log_index', 'source'],
  blocks: ['chain', 'number'],
  finality: ['chain'],
  events: ['at', 'payment_id', 'sequence'],
  actions: ['at', 'subject', 'number'],
  checkpoints: ['number'],
  api_keys: ['created_at', 'id'],
  outbox: ['id'],
  webhook_targets: ['target'],
  webhook_tries: ['delivery', 'attempt'],
  idempotency_keys: ['at', 'api_key', 'key'],
  hooks: ['at', 'hash'],
  installations: ['store'],
  refund_addresses: ['given_at', 'payment_id', 'number'],
  sweeps: ['at', 'chain', 'block_hash', 'log_index'],
  authorizations: ['at', 'payment_id', 'attempt'],
} as const satisfies { readonly [Table in keyof Schema]?: readonly (keyof Schema[Table])[] }

/** What a restored database begins anew: who leads, and limits of minutes. */
export const leftOut: readonly (keyof Schema)[] = ['leases', 'tries']

export type BackupTable = keyof typeof backupTables
export const backupTableNames = Object.keys(backupTables) as readonly BackupTable[]

/** A row as it is kept. */
export type Row = Readonly<Record<string, string | number | null>>

/** What a backup consists of. */
export type Manifest = {
  readonly format: 1
  /** ISO 8601. */
  readonly at: string
  /** The newest migration of the database. */
  readonly version: string
  readonly tables: {
    readonly [Table in BackupTable]: {
      readonly rows: number
      /** SHA-256 of each chunk's rows, in order. */
      readonly chunks: readonly string[]
    }
  }
}
