import type { MediaSettings } from '../media/types.ts'
import type { Db } from './db.ts'

export interface MediaSettingsStore {
  get(projectId: string): MediaSettings
  set(projectId: string, settings: MediaSettings): void
}

/** Kept beside the project's words, because no token says them. */
export function createMediaSettings(db: Db): MediaSettingsStore {
  const get = db.prepare<[string], { keepLocation: number; colors: MediaSettings['colors'] }>(
    'select keep_location as keepLocation, colors from projects where project_id = ?',
  )
  const set = db.prepare<[number, string, string]>(
    'update projects set keep_location = ?, colors = ? where project_id = ?',
  )
  return {
    get(projectId) {
      const row = get.get(projectId)
      return { keepLocation: row?.keepLocation === 1, colors: row?.colors ?? 'keep' }
    },
    set: (projectId, { keepLocation, colors }) => void set.run(keepLocation ? 1 : 0, colors, projectId),
  }
}
