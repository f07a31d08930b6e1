import { useQueries } from '@tanstack/react-query'
import type { ItemView } from '../../../../contract/items.ts'
import type { ItemQueryView } from '../../../../contract/requests/items.ts'
import { ITEM_PAGE } from '../../../app/queries.ts'
import { foundPageQuery } from '../item-queries.ts'

/** The items between two places of what a query found, with the pages around them asked for ahead. */
export function useFoundItems(
  projectId: string,
  query: ItemQueryView,
  count: number,
  from: number,
  to: number,
): (index: number) => ItemView | undefined {
  const last = Math.max(0, Math.ceil(count / ITEM_PAGE) - 1)
  const first = Math.max(0, Math.floor(from / ITEM_PAGE) - 1)
  const end = Math.min(last, Math.floor(Math.max(from, to - 1) / ITEM_PAGE) + 2)
  const pages = useQueries({
    queries: Array.from({ length: Math.max(0, end - first + 1) }, (_, i) =>
      foundPageQuery(projectId, query, first + i),
    ),
  })
  return (index) => pages[Math.floor(index / ITEM_PAGE) - first]?.data?.[index % ITEM_PAGE]
}
