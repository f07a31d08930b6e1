import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Sharp } from '@intaglio/shared/sharp'
import { IntaglioError, say } from '@intaglio/shared'
import { recordDrawing, recordGeneration } from '../edits/record-generation.ts'
import type { Decoders } from '../media/decoder/decoders.ts'
import { keepPicture } from '../media/keep-medium.ts'
import { orderedMap } from '../media/ordered-map.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { NewGeneration } from '../store/generate.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { hashArt } from './art.ts'
import { createPainter, paintVersion } from './painter.ts'
import { readTile } from './read-tile.ts'
import type { Recipe } from './recipe.ts'
import { designToken, dnasOf, sharesOf, type Dna } from './tokens.ts'
import type { PlanOutcome, RowPlan } from './plan.ts'
import type { GenerateReport, Share } from './types.ts'

/** One more picture in work than there are cores keeps them busy. */
const mostAtOnce = Math.min(8, availableParallelism() + 1)
/** Bytes of canvases in work: at 2,000 x 2,000 never a bound; of the largest there is one at a time. */
const canvasBytes = 512 * 1024 * 1024
/** Bytes of layers kept decoded: forty at 2,000 x 2,000 that fill their canvas, far more that do not. */
const cacheBytes = 640 * 1024 * 1024
const pageSize = 200

/**
 * Draws a recipe's collection into the project's items. The whole plan is kept before the first picture is drawn, and
 * every finished token at once: a run that was killed goes on with the first token that has no item. A picture that
 * was drawn before of the same layers is not drawn again, whatever else of the recipe changed.
 * @param planOf gives the plan of a recipe
 * @throws IntaglioError `NOT_FEASIBLE`, `PROJECT_HAS_ITEMS`, `LAYER_UNREADABLE`, `LAYER_CHANGED`
 */
export async function drawCollection(
  { store, dataDir, decoders }: { store: Store; dataDir: string; decoders: Decoders },
  projectId: string,
  recipe: Recipe,
  planOf: (recipe: Recipe, signal: AbortSignal | undefined) => Promise<PlanOutcome>,
  { onProgress, signal }: TaskOptions,
): Promise<GenerateReport> {
  const place = projectFolder(dataDir, projectId)
  await place.prepare()
  const art = await hashArt(recipe, signal)
  const key = hashOf([drawnPart(recipe), [...art.hashes]])
  const before = store.generations.get(projectId)
  // Their places are spoken for, or they would go with the collection before.
  if (store.items.count(projectId) > (before?.done ?? 0)) {
    throw new IntaglioError(say`The project has items that were not generated.`, {
      code: 'PROJECT_HAS_ITEMS',
      next: say`Generate into a new project.`,
    })
  }
  if (before?.key !== key) {
    const outcome = await planOf(recipe, signal)
    if (outcome.kind !== 'planned') throw notFeasible()
    recordGeneration(store, projectId, planned(key, recipe, outcome.plan))
  }

  const { tokens, done: doneBefore, shares } = store.generations.get(projectId) ?? noGeneration()
  const record = doneBefore < tokens ? recordDrawing(store, projectId) : () => undefined
  const collection = store.projects.get(projectId).name
  const { temporaryDir } = place
  const tileOf = async (file: string) => {
    const tile = await readTile(decoders, { file, size: recipe.size, quickly: false, temporaryDir })
    await art.refuseChanged(file)
    return tile
  }
  const painter = createPainter(recipe, recipe.size, cacheBytes, tileOf)
  let rendered = 0
  let reused = 0
  const { size, background, format } = recipe
  const room = Math.floor(canvasBytes / (size.width * size.height * 4))
  const concurrency = Math.max(1, Math.min(mostAtOnce, room))
  const drawn = orderedMap(pendingTokens(store, projectId), concurrency, async ({ position, dna }) => {
    signal?.throwIfAborted()
    const design = designToken(recipe, collection, position, JSON.parse(dna) as Dna)
    const picture = hashOf([
      design.strokes.map(({ file, blend, opacity }) => [art.hashes.get(file), blend, opacity]),
      { size, background, format, paintVersion },
    ])
    const known = store.generations.getPicture(projectId, picture)
    if (known !== undefined) {
      reused += 1
      return { position, design, picture, sha256: known }
    }
    const temporary = path.join(place.temporaryDir, `${randomUUID()}.part`)
    try {
      await encode(await painter.paint(design.strokes), recipe).toFile(temporary)
      const { sha256 } = await keepPicture({ store, place, projectId, decoders, signal }, temporary)
      return { position, design, picture, sha256 }
    } finally {
      await rm(temporary, { force: true })
    }
  })
  for await (const { position, design, picture, sha256 } of drawn) {
    store.transaction(() => {
      const itemId = randomUUID()
      record(itemId)
      store.items.save({
        itemId,
        projectId,
        position,
        name: design.name,
        description: design.description,
        sourceFile: `generated/${position}.${recipe.format}`,
        repetition: 0,
        sha256,
        attributes: JSON.stringify(design.traits),
        editions: '1',
      })
      store.generations.savePicture(projectId, picture, sha256)
      store.generations.setDone(projectId, position)
      store.projects.clearAddresses(projectId)
    })
    rendered += 1
    onProgress?.({ stage: 'render', done: doneBefore + rendered, total: tokens })
  }
  await rm(place.temporaryDir, { recursive: true, force: true })
  return { tokens, rendered, reused, shares: JSON.parse(shares) as Share[] }
}

/** What of a recipe decides the items, as text: what hides them until the reveal does not. */
export function drawnPart({ placeholder: _placeholder, ...recipe }: Recipe): string {
  return JSON.stringify(recipe)
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

function planned(key: string, recipe: Recipe, plan: RowPlan): NewGeneration {
  return {
    key,
    recipe: drawnPart(recipe),
    shares: JSON.stringify(sharesOf(recipe, plan)),
    dnas: dnasOf(recipe, plan).map((dna) => JSON.stringify(dna)),
  }
}

/** A page at a time: nothing but what is in work is held. */
function* pendingTokens(store: Store, projectId: string) {
  for (let after = 0; ;) {
    const page = store.generations.pending(projectId, after, pageSize)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.position
  }
}

function encode(picture: Sharp, { format }: Recipe): Sharp {
  if (format === 'jpeg') return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 92 })
  if (format === 'webp') return picture.webp({ lossless: true, effort: 2 })
  return picture.png({ compressionLevel: 6 })
}

function notFeasible(): IntaglioError {
  return new IntaglioError(say`The recipe cannot be met.`, {
    code: 'NOT_FEASIBLE',
    why: say`Its rules, quotas and count do not go together.`,
    next: say`Check it: what conflicts is named there.`,
  })
}

function noGeneration(): never {
  throw new IntaglioError(say`The collection went while it was drawn.`, { code: 'PROJECT_TAKEN_OVER' })
}
