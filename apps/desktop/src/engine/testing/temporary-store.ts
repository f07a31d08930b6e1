import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDecoders, type Decoders } from '../media/decoder/decoders.ts'
import { forkDecoder } from '../media/decoder/fork-decoder.ts'
import { openStore, type Store } from '../store/store.ts'

/** Shared by all stores of a test file; they end by themselves. */
const decoders = createDecoders(forkDecoder)

/** A store in a folder of its own, with one empty project `p`. */
export interface TemporaryStore {
  dataDir: string
  store: Store
  decoders: Decoders
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
    decoders,
    remove() {
      place.store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return place
}
