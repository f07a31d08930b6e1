// The engine's words, as the window hears them.
import type { Engine, Item, Job, Project } from '../../engine/types.ts'
import type { ItemView, JobView, ProjectView } from '../../contract/models.ts'
import { pictureUrl } from '../protocol/thumbnail-url.ts'

const COVERS = 4

export function projectView(
  engine: Engine,
  dataDir: string,
  project: Project,
  problemCount: number,
): ProjectView {
  const { projectId, name, description, standard, itemCount, createdAt, collection } = project
  const covers = engine
    .listItems(projectId, { offset: 0, limit: COVERS })
    .map((item) => pictureUrl(dataDir, item.thumbnail))
  const contract = collection && { chainId: collection.chainId, address: collection.address }
  return { projectId, name, description, standard, itemCount, problemCount, createdAt, covers, contract }
}

export function itemView(dataDir: string, item: Item): ItemView {
  const { itemId, position, name, file, mime, bytes, width, height, imageCid, metadataCid, editions } = item
  return {
    ...{ itemId, position, name, file, mime, bytes, width, height, imageCid, metadataCid, editions },
    traits: item.attributes.map((attribute) => ({ name: attribute.trait_type, value: attribute.value })),
    thumbnailUrl: pictureUrl(dataDir, item.thumbnail),
  }
}

function jobView(job: Job, projectName: string): JobView {
  const { intentId: _intentId, ...rest } = job
  return { ...rest, projectName }
}

/** Says of jobs which project they belong to. */
export function createDescribeJob(engine: Engine): (job: Job) => JobView {
  return (job) => jobView(job, engine.getProject(job.projectId).name)
}
