import { inEnglish } from '@intaglio/shared'
import { join } from 'node:path'
import { openEngine } from '../../apps/desktop/src/engine/index.ts'
import type { Job, Project } from '../../apps/desktop/src/engine/model.ts'
import { workspaceTargetId } from '../../apps/desktop/src/engine/storage/types.ts'
import type { Engine } from '../../apps/desktop/src/engine/types.ts'
import { createLocalWallet } from '../../apps/desktop/src/engine/wallet/local.ts'
import type { DemoOptions } from './options.ts'
import type { Stage, StageReporter } from './progress.ts'
import { readBack } from './read-back.ts'
import type { DemoBatch, DemoReport } from './report.ts'
import type { RunningStack } from './stack.ts'
import { spoolTokens } from './token-spool.ts'

/** The main path, as the studio walks it: a folder in, tokens in the catalog out. */
export async function walk(
  stack: RunningStack,
  options: DemoOptions,
  dataDir: string,
  stages: StageReporter,
  signal: AbortSignal,
): Promise<Omit<DemoReport, 'stages' | 'seconds'>> {
  const wallet = createLocalWallet({
    privateKey: stack.account.privateKey,
    rpcUrl: stack.rpcUrl,
    chainId: stack.chainId,
  })
  const engine = openEngine({ dataDir, workspace: stack.workspace, wallet })
  try {
    const { projectId } = engine.createProject({ name: 'Demo', symbol: 'DEMO', standard: options.standard })
    const imported = await stages.run('import', (stage) =>
      engine.importFolder(projectId, options.folder, {
        signal,
        onProgress: ({ done, total }) => stage.update(done, total),
        ...(options.count !== undefined && { repeatTo: options.count }),
      }),
    )
    if (imported.imported === 0) throw nothingToMint(options.folder)
    await stages.run('addresses', (stage) =>
      engine.computeAddresses(projectId, {
        signal,
        onProgress: ({ done, total }) => stage.update(done, total),
      }),
    )
    await stages.run('sign in', () => engine.signIn())
    await pinAndVerify(engine, projectId, stages, signal)
    const jobs = await publish(engine, projectId, stages, signal)
    const project = engine.getProject(projectId)
    const tokens = await stages.run('read back', (stage) =>
      spoolTokens(join(dataDir, 'read-back.ndjson'), readBack(engine, project, stack, stage)),
    )
    return {
      stack: stack.kind,
      chainId: stack.chainId,
      collection: collectionOf(project),
      batches: jobs.filter(({ kind }) => kind === 'mint').map(batchOf),
      tokens,
      skipped: imported.skipped.map(({ file, reason }) => ({ file, reason: inEnglish(reason) })),
    }
  } finally {
    await engine.close()
  }
}

/** Two stages of one call: bytes sent, then blocks read back and checked. */
async function pinAndVerify(
  engine: Engine,
  projectId: string,
  stages: StageReporter,
  signal: AbortSignal,
): Promise<void> {
  const sent = deferred()
  let verifying: Stage['update'] = () => {}
  const sending = stages.run(
    'pin',
    (stage) => {
      const pinned = engine.storage.send(projectId, workspaceTargetId, {
        signal,
        onProgress({ stage: step, done, total }) {
          if (step === 'pin') return stage.update(done, total)
          sent.resolve()
          verifying(done, total)
        },
      })
      void pinned.then(() => sent.resolve(), sent.reject)
      return sent.promise.then(() => ({ pinned }))
    },
    'bytes',
  )
  const { pinned } = await sending
  await stages.run('verify', (stage) => {
    verifying = stage.update
    return pinned
  })
}

/** Creates the collection, then mints all batches; each stage ends when its jobs are in the catalog. */
async function publish(
  engine: Engine,
  projectId: string,
  stages: StageReporter,
  signal: AbortSignal,
): Promise<Job[]> {
  await engine.publish(projectId)
  await stages.run('create collection', (stage) => jobsReady(engine, projectId, 'collection', stage, signal))
  await stages.run('mint', (stage) => jobsReady(engine, projectId, 'mint', stage, signal))
  return engine.listJobs(projectId)
}

/** Resolves when every job of one kind is ready; rejects with the words of the first that cannot go on. */
function jobsReady(
  engine: Engine,
  projectId: string,
  kind: Job['kind'],
  stage: Stage,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = deferred()
  const tokens = { done: 0, total: 0 }
  const pending = new Set<string>()
  const take = (job: Job) => {
    const { intentId, state, message } = job
    if (state === 'failed' || state === 'blocked' || state === 'cancelled')
      reject(new Error(`The ${kind} job ${intentId} is ${state}. ${inEnglish(message ?? '')}`))
    if (state === 'ready' && pending.delete(intentId)) tokens.done += tokensIn(job)
    stage.update(tokens.done, tokens.total)
    if (pending.size === 0) resolve()
  }
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'job' && event.job.projectId === projectId && event.job.kind === kind) take(event.job)
  })
  const stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('Stopped.'))
  signal.addEventListener('abort', stop, { once: true })
  const jobs = engine.listJobs(projectId).filter((job) => job.kind === kind)
  for (const job of jobs) {
    pending.add(job.intentId)
    tokens.total += tokensIn(job)
  }
  for (const job of jobs) take(job)
  if (jobs.length === 0) resolve()
  return promise.finally(() => {
    unsubscribe()
    signal.removeEventListener('abort', stop)
  })
}

function tokensIn({ quantity }: Job): number {
  return Math.max(quantity, 1)
}

function deferred(): { promise: Promise<void>; resolve: () => void; reject: (error: Error) => void } {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

function collectionOf(project: Project): DemoReport['collection'] {
  if (!project.collection) throw new Error('The collection is ready and yet has no address.')
  const { address, intentId, txHash } = project.collection
  return { address, standard: project.standard, intentId, txHash }
}

function batchOf({ intentId, txHash, tokenIds, quantity, gasUsed }: Job): DemoBatch {
  return {
    intentId,
    txHash: txHash ?? '',
    firstTokenId: tokenIds[0] ?? '',
    quantity,
    gasUsed: gasUsed ?? '',
  }
}

function nothingToMint(folder: string): Error {
  return new Error(
    `${folder} holds no image that can be read. Name a folder of PNG, JPEG, WebP, AVIF, GIF, SVG or TIFF files.`,
  )
}
