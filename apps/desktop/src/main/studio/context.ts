import { IntaglioError, say } from '@intaglio/shared'
import type { Engine } from '../../engine/types.ts'
import type { ImportReports } from './import-reports.ts'
import type { EngineProcessEvent } from './methods.ts'
import type { TaskAgain } from './kept-tasks.ts'
import type { Tasks } from './tasks.ts'

export interface Opened {
  engine: Engine
  dataDir: string
  /** Pixels of each side of a preview. */
  previewPixels: number
  reports: ImportReports
}

/** What the methods of the engine's process work with. */
export interface MethodContext {
  /** @throws IntaglioError NOT_OPEN before `open` was called */
  studio(): Opened
  tasks: Tasks
  /** Does a task once more, from where it was. */
  goOn(again: TaskAgain): void
  push(event: EngineProcessEvent): void
}

export function notOpen(): never {
  throw new IntaglioError(say`The studio is still opening.`, { code: 'NOT_OPEN', retryable: true })
}
