// Entry of the utility process that runs the engine: SQLite and image work stay off the main process.
import { say } from '@intaglio/shared'
import { join } from 'node:path'
import { listBackups, openEngine, restoreBackup } from '../../engine/index.ts'
import type { DecoderNews } from '../decoders/messages.ts'
import { createDecoderSpawner } from '../decoders/spawn-decoder.ts'
import { toErrorView } from '../processes/error-view.ts'
import { serveCalls } from '../processes/serve.ts'
import { notOpen, type MethodContext, type Opened } from './context.ts'
import { gatherJobs } from './gather-jobs.ts'
import { openImportReports } from './import-reports.ts'
import { importAsTask, type ImportFrom } from './import-task.ts'
import { openKeptTasks, type TaskAgain } from './kept-tasks.ts'
import type { EngineMethods, EngineProcessEvent } from './methods.ts'
import { createEditMethods } from './methods/edits.ts'
import { createGenerationMethods } from './methods/generation.ts'
import { createItemMethods } from './methods/items.ts'
import { createJobMethods } from './methods/jobs.ts'
import { createProjectMethods } from './methods/projects.ts'
import { createPublishingMethods } from './methods/publishing.ts'
import { createStorageMethods } from './methods/storage.ts'
import { createTasks } from './tasks.ts'
import { createDescribeJob } from './views.ts'
import { createStudioWallet } from './wallet.ts'

let opened: Opened | undefined

const tasks = createTasks(
  (list, paused) => push({ type: 'tasks', tasks: list, paused }),
  (task, error) =>
    push({ type: 'task-ended', task, failure: error === undefined ? undefined : toErrorView(error) }),
)
const context: MethodContext = {
  studio: () => opened ?? notOpen(),
  tasks,
  goOn: (again) => void goOnWith(again).catch(() => undefined),
  push: (event) => push(event),
}

const wallet = createStudioWallet()
const decoders = createDecoderSpawner((wish) => push(wish))

const methods: EngineMethods = {
  open({ dataDir, lastWorkspace, previewPixels }) {
    const engine = openEngine({
      dataDir,
      lastWorkspace,
      wallet,
      label: say`The studio`,
      spawnDecoder: decoders.spawn,
    })
    const reports = openImportReports(join(dataDir, 'import-reports'))
    opened = { engine, dataDir, previewPixels, reports }
    tasks.keepIn(openKeptTasks(join(dataDir, 'tasks.json')))
    let describeJob = createDescribeJob(engine)
    const tellJob = gatherJobs((jobs) => push({ type: 'jobs', jobs }))
    engine.subscribe((event) => {
      if (event.type === 'job') return tellJob(describeJob(event.job))
      // It may have another name now.
      if (event.type === 'project') describeJob = createDescribeJob(engine)
      push(event)
    })
  },
  connect({ workspace, testAccount }) {
    wallet.use(testAccount)
    context.studio().engine.connect(workspace)
  },

  listBackups: ({ dataDir }) =>
    listBackups(dataDir).map(({ backupId, takenAt, bytes }) => ({ backupId, takenAt, bytes })),
  restoreBackup({ dataDir, choice }) {
    restoreBackup(dataDir, choice)
  },

  ...createProjectMethods(context),
  ...createItemMethods(context),
  ...createEditMethods(context),
  ...createGenerationMethods(context),
  ...createStorageMethods(context),
  ...createPublishingMethods(context),
  ...createJobMethods(context),

  async stop() {
    await tasks.stop()
    await opened?.engine.close()
  },
}

const push = serveCalls<EngineProcessEvent, DecoderNews>({ ...methods }, decoders.hear)

/** The file it comes from is the studio's own: its inputs are what these methods were given before. */
async function goOnWith({ method, input }: TaskAgain): Promise<void> {
  if (method === 'importFolder' || method === 'importFiles') {
    const { projectId, ...from } = input as unknown as ImportFrom & { projectId: string }
    return importAsTask(context, projectId, from)
  }
  await methods[method](input as never)
}
