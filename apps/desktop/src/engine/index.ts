import path from 'node:path'
import { isGone } from './lease-keeper.ts'
import { openEngineWith } from './open-engine.ts'
import { listBackups as listOf, type Backup } from './store/backups.ts'
import { restoreDatabase, type Restored } from './store/restore.ts'
import type { Engine, EngineOptions } from './types.ts'

export type * from './model.ts'
export type * from './types.ts'
export type * from './edits/types.ts'
export type * from './items/types.ts'
export type * from './media/types.ts'
export type * from './metadata/types.ts'
export type * from './project-file/types.ts'
export type { TargetConfig } from './storage/config.ts'
export type { SecretBox } from './storage/secrets.ts'
export type * from './storage/types.ts'
export type { Backup } from './store/backups.ts'
export type { Restored } from './store/restore.ts'
export type { Wallet } from './wallet/port.ts'

/**
 * Opens the studio on `options.dataDir` and goes on with whatever was under way when it was last closed or killed.
 * Several processes may have a folder open: one of them runs the queue.
 * @throws IntaglioError `DATABASE_TOO_NEW`, `DATABASE_DAMAGED`, `FOLDER_READ_ONLY`, `DISK_FULL`
 */
export function openEngine(options: EngineOptions): Engine {
  return openEngineWith(options)
}

/** The backups of a data folder, the newest first; also while no engine can open it. */
export function listBackups(dataDir: string): Backup[] {
  return listOf(path.resolve(dataDir))
}

/**
 * Puts a backup, or an empty database, in the place of a data folder's database while nobody has it open; what was
 * there is set aside.
 * @param choice a backup's id, `newest` for the newest that is sound, `empty` to begin anew
 * @throws IntaglioError `NO_BACKUP`, `BACKUP_DAMAGED`, `DATABASE_IN_USE`; NotFoundError
 */
export function restoreBackup(dataDir: string, choice = 'newest'): Restored {
  return restoreDatabase(path.resolve(dataDir), choice, isGone)
}
