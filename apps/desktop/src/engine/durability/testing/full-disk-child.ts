// A process that imports and packs a project on a disk with too little room, makes room, and goes on. It is told the
// data folder, the pictures, and how many bytes to leave free, time after time; it prints what it met as JSON.
import { openSync, rmSync, statfsSync, writeSync, closeSync } from 'node:fs'
import path from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import { openEngine } from '../../index.ts'
import { offlineOptions } from '../../testing/offline-options.ts'

const [dataDir = '', pictures = '', rooms = ''] = process.argv.slice(2)
const ballast = path.join(dataDir, '..', 'ballast')
const met: Record<string, unknown>[] = []

for (const room of rooms === '' ? [] : rooms.split(',').map(Number)) {
  leave(room)
  met.push(await attempt())
  rmSync(ballast)
}
met.push(await attempt())
process.stdout.write(JSON.stringify(met))

async function attempt(): Promise<Record<string, unknown>> {
  let step = 'open'
  try {
    const engine = openEngine(offlineOptions(dataDir))
    try {
      step = 'import'
      const [project = engine.createProject({ name: 'Plates', symbol: 'PLT' })] = engine.listProjects()
      await engine.importFolder(project.projectId, pictures)
      step = 'pack'
      const { metadataRoot, files } = await engine.computeAddresses(project.projectId)
      await engine.verifyCar(project.projectId)
      return { step: 'done', metadataRoot, files }
    } finally {
      await engine.close()
    }
  } catch (error) {
    if (!(error instanceof IntaglioError)) return { step, unexplained: String((error as Error).stack) }
    return { step, code: error.code, sentence: error.sentence, retryable: error.retryable }
  }
}

/** Fills the disk but for so many bytes. */
function leave(room: number): void {
  const handle = openSync(ballast, 'w')
  const part = Buffer.alloc(4096)
  for (;;) {
    const { bavail, bsize } = statfsSync(path.dirname(ballast))
    if (bavail * bsize <= room) break
    writeSync(handle, part)
  }
  closeSync(handle)
}
