import { openEngine } from '../../src/engine/index.ts'
import { offlineOptions } from '../../src/engine/testing/offline-options.ts'

/** Takes a folder into a project so many times that it has `count` items, as another process while a studio is open. */
export async function repeatItems(
  dataDir: string,
  projectId: string,
  folder: string,
  count: number,
): Promise<void> {
  const engine = openEngine({ ...offlineOptions(dataDir), runQueue: false })
  await engine.importFolder(projectId, folder, { repeatTo: count })
  await engine.close()
}
