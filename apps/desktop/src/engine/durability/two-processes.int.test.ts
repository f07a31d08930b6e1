// Real: two processes with an engine each on one data folder, SQLite, decoders.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { openEngine } from '../index.ts'
import { openStore } from '../store/store.ts'
import { offlineOptions } from '../testing/offline-options.ts'
import { writePictures } from '../testing/world.ts'

const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

it('while one process imports, another edits, and is told who holds the project', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'intaglio-two-'))
  const dataDir = path.join(folder, 'data')
  const engine = openEngine(offlineOptions(dataDir))
  const store = openStore(dataDir)
  try {
    const pictures = path.join(folder, 'pictures')
    await writePictures(pictures, 60)
    const { projectId } = engine.createProject({ name: 'Plates', symbol: 'PLT' })
    const { projectId: other } = engine.createProject({ name: 'Others', symbol: 'OTH' })
    const importer = spawn(
      process.execPath,
      [
        ...['--input-type=module', '-e'],
        `import { openEngine } from ${module('../index.ts')}
         import { offlineOptions } from ${module('../testing/offline-options.ts')}
         const engine = openEngine({
           ...offlineOptions(${JSON.stringify(dataDir)}), label: 'intaglio import', runQueue: false,
         })
         await engine.importFolder(${JSON.stringify(projectId)}, ${JSON.stringify(pictures)})
         await engine.close()`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const ended = once(importer, 'exit')
    await vi.waitFor(() => expect(store.leases.get(`project:${projectId}`)?.pid).toBe(importer.pid), 120_000)

    const busy = {
      code: 'PROJECT_BUSY',
      why: expect.stringContaining(`intaglio import (process ${importer.pid})`),
      next: expect.stringContaining('Wait'),
    }
    await expect(engine.computeAddresses(projectId)).rejects.toMatchObject(busy)
    await expect(engine.deleteProject(projectId)).rejects.toMatchObject(busy)
    // An edit is one transaction: it finds its place between two of the other's.
    await engine.metadata.setTemplates(projectId, { name: 'Now {{name}}' })
    await engine.metadata.setTemplates(other, { name: 'Yes {{name}}' })

    expect(await ended).toEqual([0, null])
    expect(engine.getProject(projectId).itemCount).toBe(60)
    expect(engine.metadata.getTemplates(projectId).name).toBe('Now {{name}}')
    expect(engine.metadata.getTemplates(other).name).toBe('Yes {{name}}')
    expect((await engine.computeAddresses(projectId)).files).toBe(121)
  } finally {
    store.close()
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 300_000)
