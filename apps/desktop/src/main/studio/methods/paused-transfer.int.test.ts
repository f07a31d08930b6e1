// Real: the engine with SQLite and decoders, a project of pictures, files on disk. No window and no network.
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from '@intaglio/shared/sharp'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openEngine } from '../../../engine/index.ts'
import { offlineOptions } from '../../../engine/testing/offline-options.ts'
import type { Engine } from '../../../engine/types.ts'
import { openImportReports } from '../import-reports.ts'
import { openKeptTasks } from '../kept-tasks.ts'
import { createTasks, type Tasks } from '../tasks.ts'
import { createProjectMethods } from './projects.ts'

let folder: string
let engine: Engine
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'intaglio-paused-export-'))
  engine = openEngine(offlineOptions(path.join(folder, 'data')))
})
afterEach(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

it.each(['file', 'folder'] as const)(
  'saving as a %s and bringing it in are paused, leave nothing, and are whole once they go on',
  async (form) => {
    const pictures = path.join(folder, 'pictures')
    await mkdir(pictures)
    for (const red of [40, 80, 120]) {
      const create = { width: 40, height: 40, channels: 3 as const, background: { r: red, g: 90, b: 60 } }
      await sharp({ create })
        .png()
        .toFile(path.join(pictures, `${red}.png`))
    }
    const { projectId } = engine.createProject({ name: 'Herons', symbol: 'HRN' })
    await engine.importFolder(projectId, pictures)

    // As soon as it is under way somebody pauses it, once.
    let wasPaused = false
    const tasks: Tasks = createTasks(
      ([running]) => {
        if (!running || wasPaused) return
        wasPaused = true
        setImmediate(() => tasks.pause(running.taskId))
      },
      () => undefined,
    )
    const kept = openKeptTasks(path.join(folder, 'tasks.json'))
    tasks.keepIn(kept)
    const dataDir = path.join(folder, 'data')
    const methods = createProjectMethods({
      studio: () => ({ engine, dataDir, previewPixels: 128, reports: openImportReports(dataDir) }),
      tasks,
      goOn: () => undefined,
      push: () => undefined,
    })
    const out = path.join(folder, 'out')
    await mkdir(out)
    const target = path.join(out, 'Herons.intaglio')

    expect(await methods.writeProject({ projectId, target, form })).toBeUndefined()
    expect(await readdir(out)).toEqual([])
    const [waiting] = kept.list()
    expect(waiting?.again).toEqual({ method: 'writeProject', input: { projectId, target, form } })

    const again = tasks.takeUp(waiting?.taskId ?? '')
    expect(await methods.writeProject(again?.input as Parameters<typeof methods.writeProject>[0])).toBe(
      target,
    )
    expect((await stat(target)).isDirectory()).toBe(form === 'folder')
    expect(kept.list()).toEqual([])

    // Brought in again, it can wait as well.
    wasPaused = false
    expect(await methods.readProject({ file: target })).toBeUndefined()
    expect(engine.listProjects()).toHaveLength(1)
    const [reading] = kept.list()
    const read = tasks.takeUp(reading?.taskId ?? '')
    expect(read).toEqual({ method: 'readProject', input: { file: target } })
    expect(await methods.readProject(read?.input as Parameters<typeof methods.readProject>[0])).toMatchObject(
      {
        itemCount: 3,
      },
    )
    expect(engine.listProjects()).toHaveLength(2)
  },
)
