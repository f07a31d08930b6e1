// The engine's words, as the window hears them.
import type { Item, Job, Project } from '../../engine/model.ts'
import type { Engine } from '../../engine/types.ts'
import type { ItemView } from '../../contract/items.ts'
import type { JobView, ProjectView } from '../../contract/models.ts'
import { pictureUrl } from '../protocol/thumbnail-url.ts'

const COVERS = 4

export function projectView(
  engine: Engine,
  dataDir: string,
  project: Project,
  problemCount: number,
): ProjectView {
  const { projectId, name, description, standard, itemCount, createdAt, collection } = project
  const { archivedAt, openedAt } = project
  const covers = engine
    .listItems(projectId, { offset: 0, limit: COVERS })
    .map((item) => pictureUrl(dataDir, item.thumbnail))
  const contract = collection && { chainId: collection.chainId, address: collection.address }
  return {
    projectId,
    name,
    description,
    standard,
    itemCount,
    problemCount,
    createdAt,
    archivedAt,
    openedAt,
    covers,
    contract,
  }
}

export function itemView(dataDir: string, item: Item): ItemView {
  const { itemId, position, name, description, file, mime, bytes, width, height } = item
  const { durationMs, extra, imageCid, metadataCid, editions } = item
  // What no browser shows is shown as the picture made of it.
  const isShown = mime !== 'image/tiff'
  return {
    ...{ itemId, position, name, description, file, mime, bytes, width, height },
    ...{ durationMs, extra, imageCid, metadataCid, editions },
    kind: kindOf(mime),
    traits: item.attributes.map(({ trait_type, value, display_type, max_value }) => ({
      name: trait_type,
      value,
      ...(display_type !== undefined && { display: display_type }),
      ...(max_value !== undefined && { max: max_value }),
    })),
    thumbnailUrl: pictureUrl(dataDir, item.thumbnail),
    stillUrl: pictureUrl(dataDir, item.variant),
    mediaUrl: pictureUrl(dataDir, isShown ? item.published : item.variant),
  }
}

function kindOf(mime: string): ItemView['kind'] {
  if (mime.startsWith('video/')) return 'film'
  if (mime.startsWith('audio/')) return 'sound'
  return mime.startsWith('model/') ? 'model' : 'picture'
}

function jobView(job: Job, projectName: string): JobView {
  const { jobId, projectId, kind, state, quantity, chainId, txHash, firstPosition, gasUsed, contract } = job
  const { confirmations, confirmationsWanted, message, nextTryAt, updatedAt } = job
  return {
    ...{
      jobId,
      projectId,
      projectName,
      kind,
      state,
      quantity,
      chainId,
      txHash,
      firstPosition,
      gasUsed,
      contract,
    },
    ...{ confirmations, confirmationsWanted, message, nextTryAt, updatedAt },
  }
}

/** Says of jobs which project they belong to; each project is looked up once. */
export function createDescribeJob(engine: Engine): (job: Job) => JobView {
  const names = new Map<string, string>()
  return (job) => {
    const known = names.get(job.projectId) ?? engine.getProject(job.projectId).name
    names.set(job.projectId, known)
    return jobView(job, known)
  }
}
