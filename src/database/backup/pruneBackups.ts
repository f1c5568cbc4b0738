import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listBackups, readManifest } from './restoreBackup.js'
import { chunkFile } from './writeBackup.js'

/**
 * Removes backups but for the newest, and then the chunks that none of those that stay names. A
 * manifest goes before its chunks, so a backup that can be seen is whole at any moment. Nothing is
 * removed while one that stays cannot be read: its chunks are not known.
 *
 * @param keep how many stay
 * @returns how many backups and chunks were removed
 * @throws PayWithUsdcError `backup_unreadable`, `backup_newer`
 */
export async function pruneBackups({
  folder,
  keep,
}: {
  folder: string
  keep: number
}): Promise<{ backups: number; chunks: number }> {
  const files = listBackups(folder)
  const staying = files.slice(-keep).map(readManifest)
  const named = new Set(
    staying.flatMap(({ tables }) => Object.values(tables).flatMap(({ chunks }) => chunks)),
  )
  const leaving = files.slice(0, -keep)
  for (const file of leaving) await rm(file)
  const orphans = chunksIn(folder).filter((hash) => !named.has(hash))
  for (const hash of orphans) await rm(chunkFile(folder, hash))
  return { backups: leaving.length, chunks: orphans.length }
}

/** The hash of each chunk in a folder; a draft that a power cut left behind has none. */
function chunksIn(folder: string): string[] {
  const chunks = join(folder, 'chunks')
  if (!existsSync(chunks)) return []
  return readdirSync(chunks, { recursive: true })
    .map((path) => /([0-9a-f]{64})\.ndjson\.gz$/.exec(`${path}`)?.[1])
    .filter((hash) => hash !== undefined)
}
