// Entry of the utility process that runs the engine: SQLite and image work stay off the main process.
import { basename, join } from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import { openEngine } from '../../engine/index.ts'
import type { Engine, Job } from '../../engine/types.ts'
import { serveCalls } from '../processes/serve.ts'
import { createGenerationMethods } from './generation.ts'
import { openImportReports, type ImportReports } from './import-reports.ts'
import type { EngineMethods, EngineProcessEvent } from './methods.ts'
import { symbolOf } from './symbol-of.ts'
import { createTasks } from './tasks.ts'
import { itemView, jobView, projectView } from './views.ts'
import { createStudioWallet } from './wallet.ts'

export interface Opened {
  engine: Engine
  dataDir: string
  reports: ImportReports
}

let opened: Opened | undefined

function studio(): Opened {
  if (!opened) throw new IntaglioError('The studio is still opening.', { code: 'NOT_OPEN', retryable: true })
  return opened
}

const tasks = createTasks((list) => push({ type: 'tasks', tasks: list }))

function viewOf(projectId: string) {
  const { engine, dataDir, reports } = studio()
  return projectView(engine, dataDir, engine.getProject(projectId), reports.read(projectId).length)
}

function describeJob(job: Job) {
  return jobView(job, studio().engine.getProject(job.projectId).name)
}

/** Import and addresses, in one task: neither needs the network. */
async function importFolder(projectId: string, folder: string): Promise<void> {
  const { engine, reports } = studio()
  await tasks.run(projectId, 'import', async (onProgress, signal) => {
    const report = await engine.importFolder(projectId, folder, { onProgress, signal })
    reports.write(projectId, report.skipped)
    push({ type: 'project', projectId })
    await engine.computeAddresses(projectId, { onProgress, signal })
  })
  push({ type: 'project', projectId })
}

const methods: EngineMethods = {
  async open({ dataDir, workspace, testAccount }) {
    const wallet = createStudioWallet(testAccount)
    const engine = openEngine({ dataDir, workspace, wallet, label: 'The studio' })
    opened = { engine, dataDir, reports: openImportReports(join(dataDir, 'import-reports')) }
    engine.subscribe((event) =>
      push(event.type === 'job' ? { type: 'job', job: describeJob(event.job) } : event),
    )
    return { account: testAccount && (await wallet.account()).address }
  },

  listProjects: () =>
    studio()
      .engine.listProjects()
      .map((project) => viewOf(project.projectId)),

  createProject({ folder, name, standard }) {
    const title = name ?? basename(folder)
    const project = studio().engine.createProject({
      name: title,
      symbol: symbolOf(title),
      ...(standard === undefined ? {} : { standard }),
    })
    importFolder(project.projectId, folder).catch((error: unknown) => {
      const reason = error instanceof IntaglioError ? error.sentence : String(error)
      studio().reports.write(project.projectId, [{ file: folder, code: 'IMPORT_FAILED', reason }])
      push({ type: 'project', projectId: project.projectId })
    })
    return viewOf(project.projectId)
  },

  async deleteProject({ projectId }) {
    await studio().engine.deleteProject(projectId)
    studio().reports.remove(projectId)
    push({ type: 'project', projectId })
  },

  listItems({ projectId, offset, limit }) {
    const { engine, dataDir } = studio()
    return engine.listItems(projectId, { offset, limit }).map((item) => itemView(dataDir, item))
  },

  listProblems: ({ projectId }) => studio().reports.read(projectId),

  ...createGenerationMethods({ studio, tasks, push: (event) => push(event) }),

  async signIn() {
    await studio().engine.signIn()
  },

  async getPlan({ projectId }) {
    const { items, ...plan } = await studio().engine.plan(projectId)
    return { ...plan, itemCount: items }
  },

  publish({ projectId }) {
    const { engine } = studio()
    return tasks.run(projectId, 'sign-in', async (onProgress, signal) => {
      await engine.signIn()
      await engine.pin(projectId, { onProgress, signal })
      const jobs = await engine.publish(projectId)
      return jobs.map(describeJob)
    })
  },

  listJobs: ({ projectId }) => studio().engine.listJobs(projectId).map(describeJob),
  async retryJob({ jobId }) {
    const { engine } = studio()
    const job = engine.listJobs().find((candidate) => candidate.jobId === jobId)
    // What needs a person may need their session. A kept one that works asks for no signature.
    if (job?.state === 'blocked') await engine.signIn()
    engine.retryJob(jobId)
  },
  cancelJob: ({ jobId }) => studio().engine.cancelJob(jobId),
  cancelTask: ({ taskId }) => tasks.cancel(taskId),

  async stop() {
    await tasks.stop()
    await opened?.engine.close()
  },
}

const push = serveCalls<EngineProcessEvent>({ ...methods })
