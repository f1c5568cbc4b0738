import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measure } from './measure.js'

/** Gas of the contract with Circle's real USDC, from the snapshot that the tests check exactly. */
export function measureGas(): Measure[] {
  const path = join(import.meta.dirname, '../src/receiver/gas.json')
  const gas = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>
  const limits: Record<string, number> = {
    'sweep, first': 98_000,
    'sweepMany of 50, first, each': 57_500,
    'sweepMany of 50, again, each': 17_000,
  }
  return Object.entries(gas).map(([name, ours]) => ({
    name: `gas: ${name}`,
    ours,
    peers: {},
    limit: limits[name] ?? null,
    unit: 'gas',
  }))
}
