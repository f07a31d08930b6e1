import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../../src/engine/index.ts'
import { openStore } from '../../src/engine/store/store.ts'
import { offlineOptions } from '../../src/engine/testing/offline-options.ts'

/** Leaves a data folder no studio has open with the project "Night Herons", a backup of it, and a database cut off. */
export async function damageDatabase(dataDir: string): Promise<void> {
  const engine = openEngine(offlineOptions(dataDir))
  engine.createProject({ name: 'Night Herons', symbol: 'HERON' })
  await engine.close()
  const store = openStore(dataDir)
  await store.backUp()
  store.close()
  truncateSync(join(dataDir, 'intaglio.sqlite'), 9_000)
}
