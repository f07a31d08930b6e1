// Puts the engine together: one constant a part, in the order in which they need each other. Longer than 300 lines,
// because the order is the point.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { IntaglioError, InvalidInputError, isFinalJobState } from '@intaglio/shared'
import { createEdits } from './edits/create-edits.ts'
import { computeAddresses, keptAddresses } from './ipfs/compute-addresses.ts'
import { noAddresses, rootsOf } from './ipfs/roots.ts'
import { verifyCar } from './ipfs/verify-car.ts'
import { createDecoders } from './media/decoder/decoders.ts'
import { forkDecoder } from './media/decoder/fork-decoder.ts'
import { createMedia } from './media/create-media.ts'
import { importFiles, importFolder } from './media/import-media.ts'
import { createItemList } from './items/create-item-list.ts'
import { createGenerator } from './generate/create-generator.ts'
import { projectFolder } from './media/project-folder.ts'
import { createLeaseKeeper } from './lease-keeper.ts'
import { createMetadata } from './metadata/create-metadata.ts'
import { createProjectFiles } from './project-file/create-project-files.ts'
import { createProjectLocks } from './project-locks.ts'
import { planPublish } from './publish/plan.ts'
import { planJobs } from './publish/publish.ts'
import { reviewPublish } from './publish/review.ts'
import { createBackupKeeper } from './durability/backup-keeper.ts'
import { createChains } from './queue/chains.ts'
import { createOneRunner } from './queue/one-runner.ts'
import { createPauseSwitch } from './queue/queue-pauses.ts'
import { createQueue } from './queue/queue.ts'
import type { Probe } from './queue/step.ts'
import { createTransitions } from './queue/transitions.ts'
import { createStorage } from './storage/create-storage.ts'
import { createFileSecrets } from './storage/secrets.ts'
import { keepInWorkspace, verifyWorkspace } from './storage/workspace.ts'
import { openStore } from './store/store.ts'
import { createBackend } from './sync/backend.ts'
import type { EngineEvent, ImportReport, TaskOptions } from './model.ts'
import type { Engine, EngineOptions } from './types.ts'
import { exportJobs } from './queue/export-jobs.ts'
import { toItem, toJob, toJobStep, toProject } from './views.ts'
import { watchStore } from './watch-store.ts'

const projectSchema = z.object({
  name: z.string().trim().min(1).max(100),
  symbol: z.string().trim().min(1).max(20),
  description: z.string().max(10_000).default(''),
  standard: z.enum(['erc721', 'erc1155']).default('erc721'),
  royaltyBps: z.int().min(0).max(10_000).default(0),
})

/**
 * Opens the studio on a data folder and goes on with whatever was under way. Several processes may have a folder
 * open: one of them runs the queue, and the others see what it does.
 * @param probe for tests: called at the instants at which a crash would be worst
 */
export function openEngineWith(options: EngineOptions, probe: Probe = () => undefined): Engine {
  const dataDir = path.resolve(options.dataDir)
  const { wallet, workspace } = options
  const store = openStore(dataDir, (copy) =>
    setImmediate(() => emit({ type: 'fault', message: lostLog(copy) })),
  )
  const listeners = new Set<(event: EngineEvent) => void>()
  // After the step in hand: a listener that throws must not look like a step that failed.
  const emit = (event: EngineEvent) =>
    listeners.forEach((listener) => queueMicrotask(() => listeners.has(listener) && listener(event)))
  const stop = new AbortController()
  const leases = createLeaseKeeper(store.leases, options.label ?? 'Intaglio')
  const locks = createProjectLocks(leases)

  let online: boolean | undefined
  const backend = createBackend({
    workspace,
    store,
    wallet,
    onConnection(now, message) {
      if (now === online) return
      const isBack = now && online === false
      online = now
      emit({ type: 'connection', online: now, message })
      if (isBack) queue.backendIsBack()
    },
  })
  const chains = createChains(store, backend)
  const transitions = createTransitions(
    store,
    (job) => {
      emit({ type: 'job', job: toJob(job) })
      if (job.kind === 'collection' && job.chainDone) emit({ type: 'project', projectId: job.projectId })
    },
    (job) => probe(`committed:${job.state}`, job),
  )
  const onFault = (error: unknown) =>
    emit({ type: 'fault', message: error instanceof Error ? error.message : String(error) })
  const queue = createOneRunner(leases, (end) =>
    createQueue(
      { store, dataDir, backend, wallet, chains, transitions, probe, signal: end.signal },
      end,
      onFault,
    ),
  )
  const lookForLease = () => options.runQueue !== false && queue.lookForLease()
  const backups = createBackupKeeper({ store, dataDir, leases }, onFault)
  listeners.add((event) => {
    if (event.type === 'project') backups.changed()
    // A job that no backup knew would be planned anew, and paid twice.
    if (event.type === 'job') backups.changed(event.job.state === 'planned')
  })
  const pauses = createPauseSwitch(store, (now) => emit({ type: 'queue', pauses: now }))
  const watch = watchStore(store, {
    onLook: lookForLease,
    onJob: (job) => emit({ type: 'job', job: toJob(job) }),
    onProject: (projectId) => emit({ type: 'project', projectId }),
    onChange() {
      pauses.look()
      queue.kick()
    },
    onFault,
  })
  const decoders = createDecoders(options.spawnDecoder ?? forkDecoder)
  const place = { store, dataDir, decoders }
  /** What ends a task: its caller, the end of the engine, the loss of its project. */
  const task = (given: TaskOptions | undefined, ...more: AbortSignal[]) => ({
    ...given,
    signal: AbortSignal.any([stop.signal, ...more, ...(given?.signal ? [given.signal] : [])]),
  })
  const refusePublished = (projectId: string) => {
    if (store.jobs.list(projectId).length === 0) return
    throw new IntaglioError('The project is published; its items are fixed.', {
      code: 'PROJECT_PUBLISHED',
      next: 'Make a new project for more items.',
    })
  }

  const edits = createEdits({
    store,
    refusePublished,
    importer: (projectId) => leases.holder(importLease(projectId))?.label,
    onChange: (projectId) => emit({ type: 'project', projectId }),
  })

  const importing = <Options extends TaskOptions>(
    projectId: string,
    given: Options | undefined,
    work: (options: Options & TaskOptions) => Promise<ImportReport>,
  ) =>
    locks.run(projectId, async (lost) => {
      refusePublished(projectId)
      // Addresses may be computed while an edit is undone; what an import still brings may not.
      leases.take(importLease(projectId), () => undefined)
      try {
        const report = await work({ ...given, ...task(given, lost) } as Options & TaskOptions)
        emit({ type: 'project', projectId })
        return report
      } finally {
        leases.release(importLease(projectId))
      }
    })

  let closing: Promise<void> | undefined
  const close = async () => {
    stop.abort()
    watch.stop()
    await queue.close()
    await locks.idle()
    decoders.close()
    await backups.close()
    await backend.close()
    leases.close()
    store.close()
  }

  lookForLease()
  return {
    createProject(input) {
      const parsed = projectSchema.safeParse(input)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        throw new InvalidInputError(String(issue?.path[0] ?? 'project'), issue?.message ?? 'is wrong')
      }
      const projectId = randomUUID()
      store.projects.add({ projectId, ...parsed.data })
      emit({ type: 'project', projectId })
      return toProject(store.projects.get(projectId))
    },
    listProjects: () => store.projects.list().map(toProject),
    getProject: (projectId) => toProject(store.projects.get(projectId)),
    getCollectionWords(projectId) {
      const { name, symbol, description, royaltyBps, standard, ...rest } = store.projects.get(projectId)
      const { externalLink, nameTemplate, descriptionTemplate } = rest
      return {
        ...{ name, symbol, description, royaltyBps, standard },
        ...{ externalLink, nameTemplate, descriptionTemplate },
      }
    },
    deleteProject: (projectId) =>
      locks.run(projectId, async () => {
        if (store.jobs.list(projectId).some(({ state }) => !isFinalJobState(state))) {
          throw new IntaglioError('The project has jobs that are not finished.', {
            code: 'PROJECT_BUSY',
            next: 'Wait for them, or cancel them.',
          })
        }
        store.projects.remove(projectId)
        await projectFolder(dataDir, projectId).remove()
        emit({ type: 'project', projectId })
      }),
    archiveProject(projectId, archived) {
      store.projects.get(projectId)
      store.projects.setArchived(projectId, archived ? new Date().toISOString() : null)
      emit({ type: 'project', projectId })
    },
    markOpened(projectId) {
      store.projects.get(projectId)
      store.projects.setOpened(projectId, new Date().toISOString())
    },
    projectFiles: createProjectFiles({
      ...place,
      locks,
      task,
      onChange: (projectId) => emit({ type: 'project', projectId }),
    }),
    importFolder: (projectId, folder, given) =>
      importing(projectId, given, (options) => importFolder(place, projectId, folder, options)),
    importFiles: (projectId, files, given) =>
      importing(projectId, given, (options) => importFiles(place, projectId, files, options)),
    listItems(projectId, page = { offset: 0, limit: 100 }) {
      store.projects.get(projectId)
      return store.items.page(projectId, page.offset, page.limit).map((row) => toItem(dataDir, row))
    },
    computeAddresses: (projectId, given) =>
      locks.run(projectId, async (lost) => {
        const report = await computeAddresses(place, projectId, task(given, lost))
        emit({ type: 'project', projectId })
        return report
      }),
    getAddresses: (projectId) => keptAddresses(dataDir, store.projects.get(projectId)),
    pin: (projectId, given) =>
      locks.run(projectId, (lost) => keepInWorkspace({ ...place, backend }, projectId, task(given, lost))),
    verify: (projectId, given) => verifyWorkspace({ ...place, backend }, projectId, task(given)),
    verifyCar(projectId, given) {
      const addresses = keptAddresses(dataDir, store.projects.get(projectId))
      if (!addresses) return Promise.reject(noAddresses())
      return verifyCar(addresses.carFile, rootsOf(store.projects.get(projectId)), task(given))
    },
    listProofs: (projectId) => store.pins.list(projectId),
    edits,
    items: createItemList(place),
    metadata: createMetadata({ ...place, locks, task, edit: edits.apply }),
    generate: createGenerator({
      ...place,
      locks,
      task,
      refusePublished,
      onChange: (projectId) => emit({ type: 'project', projectId }),
    }),
    media: createMedia({
      ...place,
      locks,
      task,
      refusePublished,
      onChange: (projectId) => emit({ type: 'project', projectId }),
    }),
    storage: createStorage({
      ...place,
      workspace,
      secrets: options.secrets ?? createFileSecrets(dataDir),
      locks,
      task,
      testWorkspace: () => backend.ensureSession(),
      pinWorkspace: (projectId, given) => keepInWorkspace({ ...place, backend }, projectId, given),
      verifyWorkspace: (projectId, given) => verifyWorkspace({ ...place, backend }, projectId, given),
      onChange: (projectId) => emit({ type: 'project', projectId }),
    }),
    async signIn() {
      const session = await backend.signIn()
      queue.signedIn()
      return session
    },
    plan: async (projectId) => (await planPublish({ chains, wallet }, store.projects.get(projectId))).plan,
    review: (projectId) => reviewPublish(place, workspace.ipfsGatewayUrl, projectId),
    publish: (projectId) =>
      locks.run(projectId, async () => {
        const jobs = await planJobs({ store, chains, wallet, gateway: workspace.ipfsGatewayUrl }, projectId)
        for (const job of jobs) {
          emit({ type: 'job', job: toJob(job) })
          if (job.state === 'planned') probe('committed:planned', job)
        }
        queue.kick()
        return jobs.map(toJob)
      }),
    listJobs: (projectId) => store.jobs.brief(projectId).map(toJob),
    jobHistory: (jobId) => store.jobs.history(store.jobs.get(jobId).jobId).map(toJobStep),
    queuePauses: () => pauses.now(),
    pauseQueue(paused, projectId) {
      pauses.set(paused, projectId)
      queue.kick()
    },
    exportJobs: (file, { format, projectId }) => exportJobs(store, file, format, projectId),
    retryJob: (jobId) => queue.retry(jobId),
    cancelJob: (jobId) => queue.cancel(jobId),
    settled(projectId, { signal } = {}) {
      return new Promise((resolve, reject) => {
        const finish = (act: () => void) => {
          listeners.delete(look)
          signal?.removeEventListener('abort', refuse)
          stop.signal.removeEventListener('abort', closed)
          act()
        }
        const look = () => {
          const jobs = store.jobs.list(projectId)
          if (jobs.every(({ state }) => isFinalJobState(state) || state === 'blocked')) {
            finish(() => resolve(jobs.map(toJob)))
          }
        }
        const refuse = () => finish(() => reject(signal?.reason as Error))
        const closed = () =>
          finish(() => reject(new IntaglioError('The studio was closed.', { code: 'CLOSED' })))
        if (signal?.aborted) return refuse()
        if (stop.signal.aborted) return closed()
        signal?.addEventListener('abort', refuse, { once: true })
        stop.signal.addEventListener('abort', closed, { once: true })
        listeners.add(look)
        look()
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => (closing ??= close()),
  }
}

function importLease(projectId: string): string {
  return `import:${projectId}`
}

function lostLog(copy: string): string {
  return (
    'What was changed last could not be read: the beginning of the database’s log is damaged. ' +
    `All that was written before is here. The log is kept as ${copy}; look through your last changes, or restore a backup ` +
    '("intaglio restore" on the command line).'
  )
}
