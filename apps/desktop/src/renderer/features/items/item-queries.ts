// What the items' screen asks. All of it lies under the project, so that its events reach it.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { EditView } from '../../../contract/edits.ts'
import type { ItemQueryView } from '../../../contract/requests/items.ts'
import { ITEM_PAGE } from '../../app/queries.ts'
import { studio } from '../../app/studio.ts'

const under = (projectId: string, ...rest: unknown[]) => ['project', projectId, ...rest]

/** Ids of all that match, in order; those of the query before stay until they are there. */
export const useItemIds = (projectId: string, query: ItemQueryView) =>
  useQuery({
    queryKey: under(projectId, 'find', query),
    queryFn: () => studio.findItems({ projectId, query }),
    placeholderData: keepPreviousData,
  })

/** One page of what a query found. */
export const foundPageQuery = (projectId: string, query: ItemQueryView, page: number) => ({
  queryKey: under(projectId, 'found', query, page),
  queryFn: () => studio.listItems({ projectId, query, offset: page * ITEM_PAGE, limit: ITEM_PAGE }),
})

/** One item; the one before it stays until it is there, so that nothing closes or jumps between two. */
export const useItem = (projectId: string, itemId: string | undefined) =>
  useQuery({
    queryKey: under(projectId, 'item', itemId),
    queryFn: async () => {
      const query = { itemIds: itemId === undefined ? [] : [itemId] }
      // Null where it is gone: an answer of undefined is none.
      return (await studio.listItems({ projectId, query, offset: 0, limit: 1 }))[0] ?? null
    },
    enabled: itemId !== undefined,
    placeholderData: keepPreviousData,
  }).data ?? undefined

export const useTraitValues = (projectId: string) =>
  useQuery({ queryKey: under(projectId, 'traits'), queryFn: () => studio.listTraits({ projectId }) })

export const useCommonWords = (projectId: string, itemIds: readonly string[]) =>
  useQuery({
    queryKey: under(projectId, 'common', itemIds),
    queryFn: () => studio.getCommonWords({ projectId, itemIds: [...itemIds] }),
    placeholderData: keepPreviousData,
  })

export const useTokenJson = (projectId: string, position: number) =>
  useQuery({
    queryKey: under(projectId, 'json', position),
    queryFn: () => studio.getTokenJson({ projectId, position }),
    placeholderData: keepPreviousData,
  })

export const useCollection = (projectId: string) =>
  useQuery({ queryKey: under(projectId, 'collection'), queryFn: () => studio.getCollection({ projectId }) })

export const useNearDuplicates = (projectId: string) =>
  useQuery({
    queryKey: under(projectId, 'near-duplicates'),
    queryFn: () => studio.listNearDuplicates({ projectId }),
  })

export const useEditPreview = (projectId: string, edit: EditView | undefined) =>
  useQuery({
    queryKey: under(projectId, 'edit-preview', edit),
    queryFn: () => studio.previewEdit({ projectId, edit: edit as EditView }),
    enabled: edit !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const historyKey = (projectId: string) => under(projectId, 'history')

export const useHistory = (projectId: string | undefined) =>
  useQuery({
    queryKey: historyKey(projectId ?? ''),
    queryFn: () => studio.getHistory({ projectId: projectId ?? '' }),
    enabled: projectId !== undefined,
  }).data

/** Makes an edit. What shows it is asked for anew when this resolves, so that nothing jumps back. */
export function useEdit(projectId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (edit: EditView) => studio.edit({ projectId, edit }),
    onSettled: () => queries.invalidateQueries({ queryKey: under(projectId) }),
  })
}
