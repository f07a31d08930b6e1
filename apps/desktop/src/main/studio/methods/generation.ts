// Collections made of layers: what the engine offers, in the window's terms.
import { basename, parse } from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import { traitCountName } from '../../../engine/generate/rarity.ts'
import type { RecipeInput } from '../../../engine/generate/types.ts'
import type { PreviewTokenView } from '../../../contract/generation.ts'
import { pictureUrl } from '../../protocol/thumbnail-url.ts'
import type { GenerationOutputs } from '../../../contract/requests/generation.ts'
import type { MethodContext } from '../context.ts'
import { changeRecipe } from './change-recipe.ts'
import { checkView, rarityView, recipeView } from './generation-views.ts'
import type { EngineMethods, RequestMethods } from '../methods.ts'
import { symbolOf } from './symbol-of.ts'

/** A collection to begin with; half of what there is where that is fewer, so that weights have room. */
const FIRST_COUNT = 100
const PREVIEW_COUNT = 100
const PREVIEW_PIXELS = 256
/** Tokens sent to the window at once: a message for each would only keep both busy. */
const PREVIEW_BATCH = 5

type GenerationRequest = Exclude<keyof GenerationOutputs, 'addPictures'>

export function createGenerationMethods({
  studio,
  tasks,
  push,
}: MethodContext): RequestMethods<GenerationRequest> & Pick<EngineMethods, 'takePictures'> {
  const previews = new Map<string, AbortController>()
  const needRecipe = (projectId: string) => {
    const recipe = studio().engine.generate.getRecipe(projectId)
    if (!recipe) throw new IntaglioError('The project has no layers yet.', { code: 'NO_RECIPE' })
    return recipe
  }

  return {
    async openLayers({ folder, projectId: wished }) {
      const { engine, reports } = studio()
      const set = await engine.generate.readLayers(folder)
      const empty = wished !== undefined && engine.getProject(wished).itemCount === 0
      const name = basename(folder)
      const { projectId } = empty
        ? { projectId: wished }
        : engine.createProject({ name, symbol: symbolOf(name) })
      const recipe = {
        layersFolder: set.folder,
        size: set.size,
        // A number before a layer's name orders it; nobody wants to read it as a trait.
        layers: set.layers.map((layer) => ({
          ...layer,
          trait: layer.trait ?? (layer.name.replace(/^\d+[\s._-]*/, '') || layer.name),
        })),
        rules: set.rules,
        count: FIRST_COUNT,
      }
      const { distinct } = await engine.generate.check(projectId, { recipe })
      const half = distinct === 'many' ? FIRST_COUNT : Math.max(1, Math.floor(distinct / 2))
      engine.generate.setRecipe(projectId, { ...recipe, count: Math.min(half, FIRST_COUNT) })
      const skipped = set.warnings.map((reason) => ({
        file: /"([^"]+)"/.exec(reason)?.[1] ?? folder,
        code: 'LAYER_LEFT_OUT',
        reason,
      }))
      reports.write(projectId, { folder, skipped })
      push({ type: 'project', projectId })
      return { projectId }
    },

    async getGeneration({ projectId }) {
      const { engine, dataDir } = studio()
      const recipe = engine.generate.getRecipe(projectId)
      const drawn = engine.generate.progress(projectId)
      const isWhole = drawn !== undefined && drawn.done === drawn.tokens
      const picture = recipe?.placeholder && (await engine.generate.placeholderPicture(projectId))
      return {
        recipe: recipe && recipeView(recipe),
        drawn,
        provenance: isWhole ? engine.generate.provenance(projectId).hash : undefined,
        placeholderUrl: picture && pictureUrl(dataDir, picture),
        hasOwnItems: engine.getProject(projectId).itemCount > (drawn?.done ?? 0),
      }
    },

    updateRecipe({ projectId, change }) {
      const next = changeRecipe(needRecipe(projectId), change)
      return recipeView(studio().engine.generate.setRecipe(projectId, next, Object.keys(change)[0]))
    },

    takePictures({ projectId, to, files }) {
      const recipe = needRecipe(projectId)
      const [image] = files
      const words = { name: '{collection} #{position}', description: '' }
      const next: RecipeInput =
        to === 'oneOfOnes'
          ? {
              ...recipe,
              oneOfOnes: [
                ...recipe.oneOfOnes,
                ...files.map((file) => ({ file, name: parse(file).name.slice(0, 200) })),
              ],
            }
          : { ...recipe, ...(image && { placeholder: { ...words, ...recipe.placeholder, image } }) }
      return recipeView(studio().engine.generate.setRecipe(projectId, next, to))
    },

    checkRecipe: async ({ projectId }) => checkView(await studio().engine.generate.check(projectId)),

    async previewRecipe({ projectId, previewId, seed }) {
      const { engine, dataDir } = studio()
      previews.get(projectId)?.abort()
      const abort = new AbortController()
      previews.set(projectId, abort)
      const { signal } = abort
      let batch: PreviewTokenView[] = []
      const flush = (): void => {
        if (batch.length > 0) push({ type: 'preview', previewId, tokens: batch })
        batch = []
      }
      try {
        const options = {
          count: PREVIEW_COUNT,
          size: PREVIEW_PIXELS,
          signal,
          ...(seed !== undefined && { seed }),
        }
        for await (const { position, name, file } of engine.generate.preview(projectId, options)) {
          batch.push({ position, name, url: pictureUrl(dataDir, file) })
          if (batch.length >= PREVIEW_BATCH) flush()
        }
        flush()
      } catch (error) {
        // Another preview took its place: nobody waits for this one.
        if (!signal.aborted) throw error
      } finally {
        if (previews.get(projectId) === abort) previews.delete(projectId)
      }
    },

    async generate({ projectId }) {
      const { engine } = studio()
      let stopped: AbortSignal | undefined
      try {
        await tasks.run(
          projectId,
          'render',
          async (onProgress, signal) => {
            stopped = signal
            await engine.generate.generate(projectId, { onProgress, signal })
            push({ type: 'project', projectId })
            await engine.computeAddresses(projectId, { onProgress, signal })
          },
          { method: 'generate', input: { projectId } },
        )
      } catch (error) {
        // Stopped by the person, who sees how far it came and can go on.
        if (stopped?.aborted !== true) throw error
      } finally {
        push({ type: 'project', projectId })
      }
    },

    getRarity: ({ projectId }) => rarityView(studio().engine.generate.rarity(projectId), traitCountName),
  }
}
