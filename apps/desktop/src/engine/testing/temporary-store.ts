import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../store/store.ts'

/** A store in a folder of its own, with one empty project `p`. */
export interface TemporaryStore {
  dataDir: string
  store: Store
  remove(): void
}

export function openTemporaryStore(): TemporaryStore {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'intaglio-store-'))
  const store = openStore(dataDir)
  store.projects.add({
    projectId: 'p',
    name: 'Plates',
    symbol: 'PLT',
    description: '',
    standard: 'erc721',
    royaltyBps: 0,
  })
  const place: TemporaryStore = {
    dataDir,
    store,
    remove() {
      place.store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return place
}
