// Puts the engine together: one constant a part, in the order in which they need each other.
import path from 'node:path'
import { IntaglioError, say, paragraph, textOf, type Text, readText } from '@intaglio/shared'
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
import { createEvents } from './events.ts'
import { createLeaseKeeper } from './lease-keeper.ts'
import { createMetadata } from './metadata/create-metadata.ts'
import { createProjects } from './create-projects.ts'
import { createProjectFiles } from './project-file/create-project-files.ts'
import { createProjectLocks, type ProjectLocks } from './project-locks.ts'
import { reviewPublish } from './publish/review.ts'
import { createBackupKeeper } from './durability/backup-keeper.ts'
import { createChains } from './queue/chains.ts'
import { createOneRunner } from './queue/one-runner.ts'
import { createPauseSwitch } from './queue/queue-pauses.ts'
import { createQueue } from './queue/queue.ts'
import type { Probe } from './queue/step.ts'
import { settled } from './queue/settled.ts'
import { createTransitions } from './queue/transitions.ts'
import { createStorage } from './storage/create-storage.ts'
import { createFileSecrets } from './storage/secrets.ts'
import { allProofsOf } from './storage/proofs.ts'
import { openStore } from './store/store.ts'
import { createBackend } from './sync/backend.ts'
import { createSealedSessions } from './sync/sealed-sessions.ts'
import type { ImportReport, TaskOptions, Workspace } from './model.ts'
import type { Engine, EngineOptions } from './types.ts'
import { exportJobs } from './queue/export-jobs.ts'
import { toItem, toJob, toJobStep } from './views.ts'
import { watchStore } from './watch-store.ts'

/**
 * Opens the studio on a data folder and goes on with whatever was under way. Several processes may have a folder
 * open: one of them runs the queue, and the others see what it does.
 * @param probe for tests: called at the instants at which a crash would be worst
 */
export function openEngineWith(options: EngineOptions, probe: Probe = () => undefined): Engine {
  const dataDir = path.resolve(options.dataDir)
  const { wallet } = options
  const events = createEvents()
  const { emit } = events
  const changed = (projectId: string): void => emit({ type: 'project', projectId })
  // Later: nobody can listen yet.
  const store = openStore(dataDir, (copy) =>
    setImmediate(() => emit({ type: 'fault', message: lostLog(copy) })),
  )
  const stop = new AbortController()
  const leases = createLeaseKeeper(store.leases, options.label ?? 'Intaglio')
  const locks = createProjectLocks(leases)

  const secrets = options.secrets ?? createFileSecrets(dataDir)
  let online: boolean | undefined
  const backend = createBackend(options.lastWorkspace, {
    sessions: createSealedSessions(store.sessions, secrets),
    wallet,
    onConnection(now, message) {
      if (now === online) return
      const isBack = now && online === false
      online = now
      emit({ type: 'connection', online: now, message })
      if (isBack) queue.backendIsBack()
    },
  })
  if (options.workspace) backend.moveTo(options.workspace)
  const chains = createChains(store, backend)
  const transitions = createTransitions(
    store,
    (job) => {
      emit({ type: 'job', job: toJob(job) })
      if (job.kind === 'collection' && job.chainDone) changed(job.projectId)
    },
    (job) => probe(`committed:${job.state}`, job),
  )
  const onFault = (error: unknown) => emit({ type: 'fault', message: textOf(error) })
  const queue = createOneRunner(leases, (end) =>
    createQueue(
      { store, dataDir, backend, wallet, chains, transitions, probe, signal: end.signal },
      end,
      onFault,
    ),
  )
  const lookForLease = () => options.runQueue !== false && queue.lookForLease()
  const backups = createBackupKeeper({ store, dataDir, leases }, onFault)
  events.subscribe((event) => {
    if (event.type === 'project') backups.changed()
    // A job that no backup knew would be planned anew, and paid twice.
    if (event.type === 'job') backups.changed(event.job.state === 'planned')
  })
  const pauses = createPauseSwitch(store, (now) => emit({ type: 'queue', pauses: now }))
  const watch = watchStore(store, {
    onLook: lookForLease,
    onJob: (job) => emit({ type: 'job', job: toJob(job) }),
    onProject: changed,
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
    throw new IntaglioError(say`The project is published; its items are fixed.`, {
      code: 'PROJECT_PUBLISHED',
      next: say`Make a new project for more items.`,
    })
  }

  const edits = createEdits({
    store,
    refusePublished,
    bringer(projectId) {
      const holder = leases.holder(bringingLease(projectId))
      return holder && readText(holder.label)
    },
    onChange: changed,
  })

  /** Runs what brings items: addresses may be computed while an edit is undone; what is still brought may not. */
  const bringing: ProjectLocks['run'] = (projectId, work) =>
    locks.run(projectId, async (lost) => {
      leases.take(bringingLease(projectId), () => undefined)
      try {
        return await work(lost)
      } finally {
        leases.release(bringingLease(projectId))
      }
    })

  const importing = <Options extends TaskOptions>(
    projectId: string,
    given: Options | undefined,
    work: (options: Options & TaskOptions) => Promise<ImportReport>,
  ) =>
    bringing(projectId, async (lost) => {
      refusePublished(projectId)
      const report = await work({ ...given, ...task(given, lost) } as Options & TaskOptions)
      changed(projectId)
      return report
    })

  const connect = (workspace: Workspace): void => {
    backend.moveTo(workspace)
    chains.forget()
    queue.backendIsBack()
  }

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
    connect,
    expectFiles: () => decoders.warm(),
    ...createProjects({ store, dataDir, locks, onChange: changed }),
    projectFiles: createProjectFiles({
      ...place,
      locks,
      task,
      onChange: changed,
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
        changed(projectId)
        return report
      }),
    getAddresses: (projectId) => keptAddresses(dataDir, store.projects.get(projectId)),
    verifyCar(projectId, given) {
      const addresses = keptAddresses(dataDir, store.projects.get(projectId))
      if (!addresses) return Promise.reject(noAddresses())
      return verifyCar(addresses.carFile, rootsOf(store.projects.get(projectId)), task(given))
    },
    listProofs: (projectId) => allProofsOf(store, store.projects.get(projectId)),
    edits,
    items: createItemList(place),
    metadata: createMetadata({ ...place, locks, task, edit: edits.apply }),
    generate: createGenerator({
      ...place,
      run: bringing,
      task,
      refusePublished,
      onChange: changed,
    }),
    media: createMedia({
      ...place,
      locks,
      task,
      refusePublished,
      onChange: changed,
    }),
    storage: createStorage({
      ...place,
      backend,
      secrets,
      locks,
      task,
      onChange: changed,
    }),
    async signIn() {
      const session = await backend.signIn()
      queue.signedIn()
      return session
    },
    plan: async (projectId) => {
      const { planPublish } = await import('./publish/plan.ts')
      return (await planPublish({ chains, wallet }, store.projects.get(projectId))).plan
    },
    review: (projectId) => reviewPublish({ ...place, backend }, projectId),
    publish: (projectId) =>
      locks.run(projectId, async () => {
        const { planJobs } = await import('./publish/publish.ts')
        const jobs = await planJobs({ store, chains, wallet, backend }, projectId)
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
    settled: (projectId, { signal } = {}) =>
      settled({ store, events, ended: stop.signal }, projectId, signal),
    subscribe: events.subscribe,
    close: () => (closing ??= close()),
  }
}

function bringingLease(projectId: string): string {
  return `items:${projectId}`
}

function lostLog(copy: string): Text {
  return paragraph([
    say`What was changed last could not be read: the beginning of the database’s log is damaged.`,
    say`All that was written before is here. The log is kept as ${{ copy }}; look through your last changes, or restore a backup ("intaglio restore" on the command line).`,
  ])
}
