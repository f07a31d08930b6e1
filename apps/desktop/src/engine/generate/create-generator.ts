import { createHash } from 'node:crypto'
import path from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'
import { recordEdit } from '../edits/create-edits.ts'
import type { Decoders } from '../media/decoder/decoders.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { ProjectLocks } from '../project-locks.ts'
import type { Store } from '../store/store.ts'
import type { TaskOptions } from '../model.ts'
import { checkRecipe } from './check.ts'
import { drawCollection, drawnPart } from './draw.ts'
import { mergeLayers } from './merge-layers.ts'
import { placeholderOf } from './placeholder.ts'
import { planRows, type PlanOutcome } from './plan.ts'
import { createPreviews } from './preview.ts'
import { rankRarity } from './rarity.ts'
import { readLayers } from './read-layers.ts'
import { parseRecipe, type Recipe } from './recipe.ts'
import { dnasOf } from './tokens.ts'
import type { Generator, Share } from './types.ts'

const pageSize = 1000

/** Makes collections out of layers; part of the engine's facade. */
export function createGenerator(context: {
  store: Store
  dataDir: string
  decoders: Decoders
  /** Runs what brings items into a project, alone. */
  run: ProjectLocks['run']
  task: (options: TaskOptions | undefined, ...lost: AbortSignal[]) => TaskOptions
  refusePublished: (projectId: string) => void
  onChange: (projectId: string) => void
}): Generator {
  const { store, dataDir, decoders, run, task, refusePublished, onChange } = context
  const previews = createPreviews(decoders)
  const planOf = createPlanCache()

  const getRecipe = (projectId: string): Recipe | undefined => {
    store.projects.get(projectId)
    const body = store.generations.getRecipe(projectId)
    return body === undefined ? undefined : parseRecipe(JSON.parse(body))
  }
  const needRecipe = (projectId: string): Recipe => {
    const recipe = getRecipe(projectId)
    if (recipe) return recipe
    throw new IntaglioError(say`The project has no layers yet.`, {
      code: 'NO_RECIPE',
      next: say`Read a folder of layers.`,
    })
  }
  /** Every item, a page at a time. */
  function* itemsOf(projectId: string) {
    for (let after = 0; ;) {
      const page = store.items.page(projectId, after, pageSize)
      yield* page
      const last = page.at(-1)
      if (!last) return
      after = last.position
    }
  }

  return {
    readLayers: (folder) => readLayers(decoders, folder),
    mergeLayers,
    setRecipe(projectId, input, detail) {
      store.projects.get(projectId)
      const recipe = parseRecipe(input)
      const body = JSON.stringify(recipe)
      if (body === store.generations.getRecipe(projectId)) return recipe
      refusePublished(projectId)
      store.transaction(() =>
        recordEdit(store, projectId, {
          ...{ scope: 'recipe', label: 'recipe', count: 1, detail: detail ?? null },
          changes: [{ kind: 'recipe', body }],
        }),
      )
      onChange(projectId)
      return recipe
    },
    getRecipe,
    async check(projectId, { recipe: given, ...options } = {}) {
      const recipe = given === undefined ? needRecipe(projectId) : parseRecipe(given)
      const { signal } = task(options)
      return checkRecipe(recipe, await planOf(recipe, signal), signal)
    },
    async *preview(projectId, { count = 100, size = 256, seed, signal: given } = {}) {
      const { signal } = task({ ...(given && { signal: given }) })
      const saved = needRecipe(projectId)
      const recipe = seed === undefined ? saved : { ...saved, seed }
      const outcome = await planOf(recipe, signal)
      if (outcome.kind !== 'planned') {
        throw new IntaglioError(say`The recipe cannot be met.`, {
          code: 'NOT_FEASIBLE',
          next: say`Check it: what conflicts is named there.`,
        })
      }
      yield* previews.paint({
        folder: path.join(projectFolder(dataDir, projectId).root, 'previews'),
        recipe,
        collection: store.projects.get(projectId).name,
        dnas: dnasOf(recipe, outcome.plan).slice(0, count),
        size,
        signal,
      })
    },
    generate: (projectId, options = {}) =>
      run(projectId, async (lost) => {
        refusePublished(projectId)
        const saved = needRecipe(projectId)
        const recipe = options.count === undefined ? saved : parseRecipe({ ...saved, count: options.count })
        try {
          return await drawCollection(
            { store, dataDir, decoders },
            projectId,
            recipe,
            planOf,
            task(options, lost),
          )
        } finally {
          onChange(projectId)
        }
      }),
    progress(projectId) {
      const generation = store.generations.get(projectId)
      if (!generation) return undefined
      const recipe = getRecipe(projectId)
      const current = recipe !== undefined && drawnPart(recipe) === generation.recipe
      return { tokens: generation.tokens, done: generation.done, current }
    },
    rarity(projectId) {
      store.projects.get(projectId)
      const tokens = [...itemsOf(projectId)].map(({ position, attributes }) => ({
        position,
        attributes: JSON.parse(attributes) as { trait_type: string; value: string | number }[],
      }))
      const shares = store.generations.get(projectId)?.shares
      return { ...rankRarity(tokens), shares: shares === undefined ? [] : (JSON.parse(shares) as Share[]) }
    },
    placeholderPicture: async (projectId) => {
      const placeholder = placeholderOf(store, projectId)
      const folder = path.join(projectFolder(dataDir, projectId).root, 'previews')
      return placeholder && previews.shrink(folder, placeholder.file)
    },
    provenance(projectId) {
      store.projects.get(projectId)
      const images = [...itemsOf(projectId)].map(({ publishedSha256, sha256 }) => publishedSha256 ?? sha256)
      return { hash: createHash('sha256').update(images.join('')).digest('hex'), images }
    },
  }
}

/** The plans made last: a check, a preview and a run of one recipe need it three times. */
function createPlanCache(): (recipe: Recipe, signal: AbortSignal | undefined) => Promise<PlanOutcome> {
  const kept = new Map<string, PlanOutcome>()
  return async (recipe, signal) => {
    const key = JSON.stringify(recipe)
    const outcome = kept.get(key) ?? (await planRows(recipe, signal))
    kept.delete(key)
    kept.set(key, outcome)
    const oldest = kept.keys().next().value
    if (kept.size > 3 && oldest !== undefined) kept.delete(oldest)
    return outcome
  }
}
