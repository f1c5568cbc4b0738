import type { Network } from '../payment/index.js'
import type { Database } from './database.js'

/** Writes a payment's networks as they are frozen in it; amounts become text. */
export function writeNetworks(networks: readonly Network[]): string {
  return JSON.stringify(networks, (_name, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}

/** Reads what {@link writeNetworks} wrote, in this version or in one before it. */
export function readNetworks(text: string): Network[] {
  return JSON.parse(text, (name, value: unknown) =>
    name === 'above' ? BigInt(value as string) : value,
  )
}

/** Every network that a payment was ever opened for, such as `eip155:8453`. */
export async function readNetworkNames({ database }: { database: Database }): Promise<string[]> {
  const rows = await database.sql.selectFrom('payments').select('networks').distinct().execute()
  const names = rows.flatMap(({ networks }) => readNetworks(networks).map(({ chain }) => chain))
  return [...new Set(names)].sort()
}
