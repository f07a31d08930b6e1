// What the window asks about collections made of layers. All of it lies under the project, so that its events reach it.
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query'
import type { GenerationView, RecipeView } from '../../contract/generation.ts'
import { studio } from './studio.ts'

const keys = {
  generation: (projectId: string) => ['project', projectId, 'generation'],
  check: (projectId: string) => ['project', projectId, 'check'],
  rarity: (projectId: string) => ['project', projectId, 'rarity'],
} as const

export const useGeneration = (projectId: string) =>
  useQuery({
    queryKey: keys.generation(projectId),
    queryFn: () => studio.getGeneration({ projectId }),
  })

/** Asked anew with every recipe; the answer before stays until then. */
export const useRecipeCheck = (projectId: string, recipe: GenerationView['recipe']) =>
  useQuery({
    queryKey: [...keys.check(projectId), recipe],
    queryFn: () => studio.checkRecipe({ projectId }),
    enabled: recipe !== undefined,
    placeholderData: keepPreviousData,
  })

export const useRarity = (projectId: string) =>
  useQuery({ queryKey: keys.rarity(projectId), queryFn: () => studio.getRarity({ projectId }) })

export function useUpdateRecipe(projectId: string) {
  const queries = useQueryClient()
  return useMutation({
    // One after another: each change starts from the recipe that the one before left.
    scope: { id: `recipe-${projectId}` },
    mutationFn: studio.updateRecipe,
    onSuccess: (recipe) => keepRecipe(queries, projectId, recipe),
  })
}

/** Takes pictures, and asks for them where none are named: hand-made items, or the one that hides all of them. */
export function useAddPictures(projectId: string) {
  const queries = useQueryClient()
  return useMutation({
    scope: { id: `recipe-${projectId}` },
    mutationFn: ({ to, files }: { to: 'oneOfOnes' | 'placeholder'; files?: string[] }) =>
      studio.addPictures({ projectId, to, ...(files && { files }) }),
    onSuccess: (recipe) => recipe && keepRecipe(queries, projectId, recipe),
  })
}

/** Shown at once; whether what was drawn is still of this recipe is asked anew. */
function keepRecipe(queries: QueryClient, projectId: string, recipe: RecipeView) {
  queries.setQueryData<GenerationView>(keys.generation(projectId), (known) => known && { ...known, recipe })
  void queries.invalidateQueries({ queryKey: ['project', projectId, 'history'] })
  return queries.invalidateQueries({ queryKey: keys.generation(projectId) })
}

/** Asks for a folder of layers, and reads it. Answers undefined where the person changed their mind. */
export function useOpenLayers() {
  const read = useReadLayers()
  return useMutation({
    mutationFn: async ({ projectId }: { projectId?: string }) => {
      const folder = await studio.chooseFolder(undefined)
      return folder === undefined
        ? undefined
        : read.mutateAsync({ folder, ...(projectId !== undefined && { projectId }) })
    },
  })
}

/** Reads a folder of layers, or the project's own again. */
export function useReadLayers() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: studio.openLayers,
    onSuccess: ({ projectId }) => {
      void queries.invalidateQueries({ queryKey: ['projects'] })
      return queries.invalidateQueries({ queryKey: ['project', projectId] })
    },
  })
}

export function useGenerate(projectId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => studio.generate({ projectId }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['project', projectId] }),
  })
}
