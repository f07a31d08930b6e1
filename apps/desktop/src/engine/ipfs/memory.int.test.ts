// Real: processes of their own, SQLite and files on disk. The peak of a process is what the system says of it.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openStore } from '../store/store.ts'
import { keepCollection } from '../testing/collection.ts'
import { openTemporaryStore } from '../testing/temporary-store.ts'

const child = fileURLToPath(new URL('../testing/addresses-child.ts', import.meta.url))

it('addresses need no more memory for ten times the items', async () => {
  const peakMegabytes = async (items: number): Promise<number> => {
    const made = openTemporaryStore()
    keepCollection(made, { items, pictures: items })
    made.store.close()
    // A small heap, or the collector would wait until there is something worth collecting.
    const heap = ['--max-old-space-size=64', '--max-semi-space-size=1']
    const { stdout } = await promisify(execFile)(process.execPath, [...heap, child, made.dataDir])
    made.store = openStore(made.dataDir)
    expect(made.store.projects.get('p').carFiles).toBe(items * 2 + 1)
    made.remove()
    return Number(stdout) / 1024
  }
  const small = await peakMegabytes(700)
  // What a heap of that size leaves lying is about 30 MB; two kilobytes kept of each file would be as much again.
  expect(await peakMegabytes(7_000)).toBeLessThan(small + 50)
})
