import { setTimeout as wait } from 'node:timers/promises'
import { openEngine } from '../../src/engine/index.ts'
import { offlineOptions } from '../../src/engine/testing/offline-options.ts'

/**
 * Takes a folder into a project so many times that it has `count` items, as another process while a studio is open:
 * it waits until the studio has done what it does with the project.
 */
export async function repeatItems(
  dataDir: string,
  projectId: string,
  folder: string,
  count: number,
): Promise<void> {
  const engine = openEngine({ ...offlineOptions(dataDir), runQueue: false })
  try {
    while (!(await isTaken())) await wait(100)
  } finally {
    await engine.close()
  }

  async function isTaken(): Promise<boolean> {
    try {
      await engine.importFolder(projectId, folder, { repeatTo: count })
      return true
    } catch (error) {
      if ((error as { code?: string }).code === 'PROJECT_BUSY') return false
      throw error
    }
  }
}
