import { projectFolder } from './media/project-folder.ts'
import type { ItemWithFile } from './store/items.ts'
import type { BriefJob, HistoryRow } from './store/jobs.ts'
import type { ProjectRow } from './store/projects.ts'
import type { Item, Job, JobStep, Project } from './model.ts'

/** Rows as the facade shows them. */
export function toProject(row: ProjectRow): Project {
  const { chainId, contract, collectionIntentId, collectionTxHash } = row
  return {
    projectId: row.projectId,
    name: row.name,
    symbol: row.symbol,
    description: row.description,
    standard: row.standard,
    royaltyBps: row.royaltyBps,
    itemCount: row.itemCount,
    createdAt: row.createdAt,
    archivedAt: row.archivedAt ?? undefined,
    openedAt: row.openedAt ?? undefined,
    collection:
      chainId && contract && collectionIntentId && collectionTxHash
        ? { chainId, address: contract, intentId: collectionIntentId, txHash: collectionTxHash }
        : undefined,
  }
}

export function toItem(dataDir: string, row: ItemWithFile): Item {
  const place = projectFolder(dataDir, row.projectId)
  const picture = row.coverSha256 ?? row.sha256
  return {
    itemId: row.itemId,
    position: row.position,
    name: row.name,
    description: row.description,
    file: row.sourceFile,
    mime: row.mime,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    durationMs: row.durationMs ?? undefined,
    codec: row.codec ?? undefined,
    coverFrom: row.coverFrom ?? undefined,
    attributes: JSON.parse(row.attributes) as Item['attributes'],
    extra: JSON.parse(row.extra) as Item['extra'],
    published: place.published(row),
    variant: place.variant(picture),
    thumbnail: place.thumbnail(picture),
    imageCid: row.imageCid ?? undefined,
    animationCid: row.animationCid ?? undefined,
    metadataCid: row.metadataCid ?? undefined,
    editions: row.editions,
  }
}

export function toJob(row: BriefJob): Job {
  const first = row.firstTokenId ?? undefined
  return {
    jobId: row.jobId,
    projectId: row.projectId,
    kind: row.kind,
    state: row.state,
    intentId: row.intentId,
    quantity: row.quantity,
    chainId: row.chainId,
    txHash: row.txHash ?? undefined,
    firstTokenId: first,
    firstPosition: row.firstPosition ?? undefined,
    // Made when they are wanted: a list of jobs would otherwise be one of all tokens.
    get tokenIds() {
      return first === undefined ? [] : consecutive(BigInt(first), row.quantity)
    },
    gasUsed: row.gasUsed ?? undefined,
    contract: row.contract ?? undefined,
    confirmations: row.confirmations,
    confirmationsWanted: row.confirmationsWanted,
    message: row.message ?? undefined,
    nextTryAt: row.nextTryAt ?? undefined,
    updatedAt: row.updatedAt,
  }
}

export function toJobStep({ fromState, toState, message, txHash, at }: HistoryRow): JobStep {
  return {
    ...{ from: fromState ?? undefined, to: toState },
    ...{ message: message ?? undefined, txHash: txHash ?? undefined, at },
  }
}

function consecutive(first: bigint, quantity: number): string[] {
  return Array.from({ length: quantity }, (_, index) => (first + BigInt(index)).toString())
}
