import { inEnglish } from '@intaglio/shared'
import { rename, rm, writeFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { BriefJob } from '../store/jobs.ts'
import type { Store } from '../store/store.ts'

/**
 * Writes what became of each job, for a client: one row a job, in order. All of the file or nothing.
 */
export async function exportJobs(
  store: Store,
  file: string,
  format: 'csv' | 'json',
  projectId?: string,
): Promise<void> {
  const names = new Map(store.projects.list().map((project) => [project.projectId, project.name]))
  const rows = store.jobs.brief(projectId).map((job) => rowOf(job, names.get(job.projectId) ?? ''))
  const text =
    format === 'csv'
      ? stringify(rows, { header: true, columns: [...columns], escape_formulas: true })
      : `${JSON.stringify({ format: 'intaglio-jobs-1', exportedAt: new Date().toISOString(), jobs: rows }, undefined, 2)}\n`
  const part = `${file}.part`
  try {
    await writeFile(part, text)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

const columns = [
  'project',
  'step',
  'state',
  'tokens',
  'firstToken',
  'lastToken',
  'chain',
  'account',
  'contract',
  'transaction',
  'gasUsed',
  'message',
  'plannedAt',
  'changedAt',
] as const

function rowOf(job: BriefJob, project: string): Record<(typeof columns)[number], string | number | null> {
  const first = job.firstTokenId
  return {
    project,
    step: job.kind === 'collection' ? 'create collection' : 'mint',
    state: job.state,
    tokens: job.quantity,
    firstToken: first,
    lastToken: first === null ? null : String(BigInt(first) + BigInt(job.quantity - 1)),
    chain: job.chainId,
    account: job.account,
    contract: job.contract,
    transaction: job.txHash,
    gasUsed: job.gasUsed,
    message: job.message && inEnglish(job.message),
    plannedAt: job.createdAt,
    changedAt: job.updatedAt,
  }
}
