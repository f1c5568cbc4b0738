import { type Kysely, type Migration, sql as raw } from 'kysely'
import { isPostgres } from './dialect.js'

/** Forward only. A migration that has run anywhere is never edited. */
export const migrations: Record<string, Migration> = {
  '0001-payments': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('payments')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('store', 'text', (column) => column.notNull())
        .addColumn('order_id', 'text', (column) => column.notNull())
        .addColumn('cart', 'text', (column) => column.notNull())
        .addColumn('treasury', 'text', (column) => column.notNull())
        .addColumn('factory', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull().unique())
        .addColumn('total_amount', 'text', (column) => column.notNull())
        .addColumn('total_currency', 'text', (column) => column.notNull())
        .addColumn('networks', 'text', (column) => column.notNull())
        .addColumn('opened_at', 'bigint', (column) => column.notNull())
        .addColumn('order_state', 'text', (column) => column.notNull())
        .addColumn('held', 'integer', (column) => column.notNull())
        .addColumn('store_answer', 'text', (column) => column.notNull())
        .addColumn('accepted_due', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addUniqueConstraint('payments_order', ['store', 'order_id'])
        .execute()
      await sql.schema
        .createIndex('payments_status')
        .on('payments')
        .columns(['status', 'expires_at'])
        .execute()

      await sql.schema
        .createTable('quotes')
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('due', 'text', (column) => column.notNull())
        .addColumn('quoted_at', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('quotes_key', ['payment_id', 'number'])
        .execute()

      await sql.schema
        .createTable('transfers')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('block_hash', 'text', (column) => column.notNull())
        .addColumn('log_index', 'integer', (column) => column.notNull())
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('transaction_hash', 'text', (column) => column.notNull())
        .addColumn('index_in_transaction', 'integer', (column) => column.notNull())
        .addColumn('block_number', 'bigint', (column) => column.notNull())
        .addColumn('block_time', 'bigint', (column) => column.notNull())
        .addColumn('sender', 'text', (column) => column.notNull())
        .addColumn('amount', 'text', (column) => column.notNull())
        .addColumn('canonical', 'integer', (column) => column.notNull())
        .addColumn('verified', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('transfers_key', ['chain', 'block_hash', 'log_index'])
        .execute()
      await sql.schema
        .createIndex('transfers_payment')
        .on('transfers')
        .column('payment_id')
        .execute()
      await sql.schema
        .createIndex('transfers_block')
        .on('transfers')
        .columns(['chain', 'block_number'])
        .execute()

      await sql.schema
        .createTable('blocks')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('number', 'bigint', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('parent_hash', 'text', (column) => column.notNull())
        .addColumn('time', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('blocks_key', ['chain', 'number'])
        .execute()

      await sql.schema
        .createTable('events')
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('view', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('events_key', ['payment_id', 'sequence'])
        .execute()

      await sql.schema
        .createTable('outbox')
        .addColumn('id', isPostgres(sql) ? 'bigint' : 'integer', (column) =>
          isPostgres(sql)
            ? column.primaryKey().generatedByDefaultAsIdentity()
            : column.primaryKey().autoIncrement(),
        )
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('due_at', 'bigint', (column) => column.notNull())
        .addColumn('lease_until', 'bigint', (column) => column.notNull())
        .addColumn('done_at', 'bigint')
        .addColumn('last_error', 'text')
        .execute()
      await sql.schema
        .createIndex('outbox_open')
        .on('outbox')
        .columns(['done_at', 'due_at'])
        .execute()

      await sql.schema
        .createTable('idempotency_keys')
        .addColumn('api_key', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('request_hash', 'text', (column) => column.notNull())
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('idempotency_keys_key', ['api_key', 'key'])
        .execute()
    },
  },
  '0002-store': {
    async up(sql: Kysely<unknown>) {
      for (const [name, type] of [
        ['customer', 'text'],
        ['store_name', 'text'],
        ['shown_at', 'bigint'],
      ] as const) {
        await sql.schema.alterTable('payments').addColumn(name, type).execute()
      }
      await sql.schema
        .alterTable('payments')
        .addColumn('checked_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute()
      await sql.schema
        .createIndex('payments_checked')
        .on('payments')
        .columns(['store_answer', 'checked_at'])
        .execute()
      for (const [name, type] of [
        ['rate_currency', 'text'],
        ['rate', 'text'],
        ['rate_source', 'text'],
        ['rate_at', 'bigint'],
      ] as const) {
        await sql.schema.alterTable('quotes').addColumn(name, type).execute()
      }
      await sql.schema
        .createTable('hooks')
        .addColumn('hash', 'text', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute()
      await sql.schema
        .createTable('tries')
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute()
      await sql.schema.createIndex('tries_subject').on('tries').columns(['subject', 'at']).execute()
      await sql.schema
        .createTable('installations')
        .addColumn('store', 'text', (column) => column.primaryKey())
        .addColumn('access_token', 'text', (column) => column.notNull())
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('installed_at', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
  '0003-refund-addresses': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('refund_addresses')
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('given_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('refund_addresses_key', ['payment_id', 'number'])
        .execute()
    },
  },
  '0004-chain-truth': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .alterTable('quotes')
        .addColumn('tolerance', 'text', (column) => column.notNull().defaultTo('0'))
        .execute()
      await sql.schema
        .createTable('finality')
        .addColumn('chain', 'text', (column) => column.primaryKey())
        .addColumn('agreed', 'bigint')
        .addColumn('safe', 'bigint')
        .addColumn('finalized', 'bigint')
        .addColumn('reread', 'bigint')
        .execute()
      await sql.schema
        .createIndex('payments_opened')
        .on('payments')
        .columns(['opened_at'])
        .execute()
    },
  },
  '0005-sweeps': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('sweeps')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('block_hash', 'text', (column) => column.notNull())
        .addColumn('log_index', 'integer', (column) => column.notNull())
        .addColumn('transaction_hash', 'text', (column) => column.notNull())
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('token', 'text', (column) => column.notNull())
        .addColumn('amount', 'text', (column) => column.notNull())
        .addColumn('block_number', 'bigint', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('canonical', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('sweeps_key', ['chain', 'block_hash', 'log_index'])
        .execute()
      await sql.schema
        .createIndex('sweeps_transaction')
        .on('sweeps')
        .columns(['chain', 'transaction_hash'])
        .execute()
    },
  },
  '0006-authorizations': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('authorizations')
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('payer', 'text', (column) => column.notNull())
        .addColumn('nonce', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('valid_before', 'bigint', (column) => column.notNull())
        .addColumn('signature', 'text')
        .addColumn('transaction_hash', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('cost', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('authorizations_key', ['payment_id', 'attempt'])
        .execute()
      await sql.schema
        .createIndex('authorizations_chain')
        .on('authorizations')
        .columns(['chain', 'at'])
        .execute()
      await sql.schema
        .createIndex('authorizations_payer')
        .on('authorizations')
        .columns(['payer', 'at'])
        .execute()
    },
  },
  '0007-screening': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('screenings')
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('block_hash', 'text', (column) => column.notNull())
        .addColumn('log_index', 'integer', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('verdict', 'text')
        .addColumn('decided_at', 'bigint')
        .addColumn('reason', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('asked_at', 'bigint')
        .addColumn('due_at', 'bigint')
        .addPrimaryKeyConstraint('screenings_key', ['chain', 'block_hash', 'log_index', 'source'])
        .execute()
      await sql.schema.createIndex('screenings_due').on('screenings').column('due_at').execute()
    },
  },
  '0008-coins': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('coins')
        .addColumn('payment_id', 'text', (column) => column.notNull().references('payments.id'))
        .addColumn('chain', 'text', (column) => column.notNull())
        .addColumn('amount', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('coins_key', ['payment_id', 'chain'])
        .execute()
    },
  },
  '0009-leases': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('leases')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('epoch', 'bigint', (column) => column.notNull())
        .addColumn('expires_at', 'bigint', (column) => column.notNull())
        .execute()
    },
  },
  '0010-webhooks': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .alterTable('outbox')
        .addColumn('target', 'text', (column) => column.notNull().defaultTo(''))
        .execute()
      await sql.schema.alterTable('outbox').addColumn('sequence', 'integer').execute()
      await sql.schema
        .alterTable('outbox')
        .addColumn('queued_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute()
      await sql.schema.alterTable('outbox').addColumn('dead_at', 'bigint').execute()
      await sql.schema
        .alterTable('outbox')
        .addColumn('tries_before', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await raw`update outbox set queued_at = due_at`.execute(sql)
      // One delivery for each event and target; jobs for the shop have no sequence, and may repeat.
      await sql.schema
        .createIndex('outbox_event')
        .on('outbox')
        .columns(['target', 'payment_id', 'sequence'])
        .unique()
        .execute()
      await sql.schema
        .createIndex('outbox_target')
        .on('outbox')
        .columns(['target', 'done_at', 'id'])
        .execute()
      // Whether an earlier job of its payment is open is asked for every candidate.
      await sql.schema
        .createIndex('outbox_payment')
        .on('outbox')
        .columns(['payment_id', 'target', 'done_at', 'id'])
        .execute()
      await sql.schema
        .createIndex('outbox_dead')
        .on('outbox')
        .columns(['target', 'dead_at'])
        .execute()
      await sql.schema
        .createTable('webhook_targets')
        .addColumn('target', 'text', (column) => column.primaryKey())
        .addColumn('off_at', 'bigint')
        .execute()
      await sql.schema
        .createTable('webhook_tries')
        .addColumn('delivery', 'bigint', (column) => column.notNull())
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('status', 'integer')
        .addColumn('error', 'text')
        .addColumn('milliseconds', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('webhook_tries_key', ['delivery', 'attempt'])
        .execute()
      await sql.schema.createIndex('webhook_tries_at').on('webhook_tries').column('at').execute()
      await sql.schema.createIndex('events_at').on('events').column('at').execute()
    },
  },
  '0012-access': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('api_keys')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('last_used_at', 'bigint')
        .addColumn('expires_at', 'bigint')
        .addColumn('revoked_at', 'bigint')
        .execute()
      await sql.schema
        .createTable('actions')
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('actor', 'text', (column) => column.notNull())
        .addColumn('action', 'text', (column) => column.notNull())
        .addColumn('detail', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('actions_key', ['subject', 'number'])
        .execute()
      await sql.schema.createIndex('actions_at').on('actions').column('at').execute()
      await sql.schema
        .createTable('checkpoints')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('ends', 'text', (column) => column.notNull())
        .addColumn('signed', 'text', (column) => column.notNull())
        .execute()
      // Events from before have none: a chain begins with the first one that has.
      await sql.schema.alterTable('events').addColumn('hash', 'text').execute()
    },
  },
}
