import { openEngineWith } from './open-engine.ts'
import type { Engine, EngineOptions } from './types.ts'

export type * from './types.ts'
export type * from './edits/types.ts'
export type * from './media/types.ts'
export type * from './metadata/types.ts'
export type { TargetConfig } from './storage/config.ts'
export type { SecretBox } from './storage/secrets.ts'
export type * from './storage/types.ts'
export type { Wallet } from './wallet/port.ts'

/**
 * Opens the studio on `options.dataDir` and goes on with whatever was under way when it was last closed or killed.
 * Several processes may have a folder open: one of them runs the queue.
 * @throws IntaglioError `DATABASE_TOO_NEW`
 */
export function openEngine(options: EngineOptions): Engine {
  return openEngineWith(options)
}
