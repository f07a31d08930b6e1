// Collections made of layers: what the engine offers, in the window's terms.
import { basename, parse } from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'
import { traitCountName } from '../../../engine/generate/rarity.ts'
import type { Generator, LayerSet, RecipeInput } from '../../../engine/generate/types.ts'
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
/** Tokens sent to the window at once, but for the first ones: a message for each would only keep both busy. */
const PREVIEW_BATCH = 10

type GenerationRequest = Exclude<keyof GenerationOutputs, 'addPictures'>

export function createGenerationMethods({
  studio,
  tasks,
  push,
}: MethodContext): RequestMethods<GenerationRequest> & Pick<EngineMethods, 'takePictures'> {
  const previews = new Map<string, AbortController>()
  /** Paints the first tokens. A later call for the same project ends an earlier one, which then does not complain. */
  const preview = async (
    projectId: string,
    seed: string | undefined,
    show: (tokens: PreviewTokenView[]) => void,
  ): Promise<void> => {
    const { engine, previewPixels } = studio()
    previews.get(projectId)?.abort()
    const abort = new AbortController()
    previews.set(projectId, abort)
    const { signal } = abort
    let batch: PreviewTokenView[] = []
    let shown = 0
    const flush = (): void => {
      if (batch.length > 0) show(batch)
      shown += batch.length
      batch = []
    }
    try {
      const options = {
        count: PREVIEW_COUNT,
        size: previewPixels,
        signal,
        ...(seed !== undefined && { seed }),
      }
      for await (const { position, name, picture } of engine.generate.preview(projectId, options)) {
        batch.push({ position, name, url: `data:image/png;base64,${picture.toString('base64')}` })
        if (batch.length >= Math.min(PREVIEW_BATCH, Math.max(1, shown))) flush()
      }
      flush()
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      if (previews.get(projectId) === abort) previews.delete(projectId)
    }
  }
  const needRecipe = (projectId: string) => {
    const recipe = studio().engine.generate.getRecipe(projectId)
    if (!recipe) throw noRecipe()
    return recipe
  }
  /** Items that somebody brought: layers never take their place. */
  const hasOwnItems = (projectId: string): boolean => {
    const { engine } = studio()
    return engine.getProject(projectId).itemCount > (engine.generate.progress(projectId)?.done ?? 0)
  }

  return {
    async openLayers({ folder: chosen, projectId: wished }) {
      const { engine, reports } = studio()
      const known = wished === undefined ? undefined : engine.generate.getRecipe(wished)
      const folder = chosen ?? known?.layersFolder
      if (folder === undefined) throw noRecipe()
      const set = await engine.generate.readLayers(folder)
      const place = wished !== undefined && !hasOwnItems(wished) ? wished : undefined
      const name = basename(folder)
      const projectId = place ?? engine.createProject({ name, symbol: symbolOf(name) }).projectId
      const recipe =
        known && place !== undefined
          ? engine.generate.mergeLayers(known, set)
          : await firstRecipe(engine.generate, projectId, set)
      engine.generate.setRecipe(projectId, recipe, 'layers')
      const skipped = set.warnings.map((warning) => ({ code: 'LAYER_LEFT_OUT', ...warning }))
      reports.write(projectId, { folder, skipped })
      // Begun before the window asks for it, which then finds it painted. What is wrong the window hears itself.
      void preview(projectId, undefined, () => undefined).catch(() => undefined)
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
        hasOwnItems: hasOwnItems(projectId),
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

    previewRecipe: ({ projectId, previewId, seed }) =>
      preview(projectId, seed, (tokens) => push({ type: 'preview', previewId, tokens })),

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

async function firstRecipe(generator: Generator, projectId: string, set: LayerSet): Promise<RecipeInput> {
  const { folder: layersFolder, size, layers, rules, words } = set
  const recipe = { layersFolder, size, layers, rules, count: FIRST_COUNT, ...words }
  const { distinct } = await generator.check(projectId, { recipe: { ...recipe, count: 1 } })
  if (distinct === 'many' || (words.count !== undefined && distinct >= words.count)) return recipe
  return { ...recipe, count: Math.min(FIRST_COUNT, Math.max(1, Math.floor(distinct / 2))) }
}

function noRecipe(): IntaglioError {
  return new IntaglioError(say`The project has no layers yet.`, { code: 'NO_RECIPE' })
}
