// What the window asks before a project is published.
import { useMutation, useQuery } from '@tanstack/react-query'
import { studio } from './studio.ts'

/** Under the project, so that its events reach it. Needs no network. */
export const useReview = (projectId: string) =>
  useQuery({
    queryKey: ['project', projectId, 'review'],
    queryFn: () => studio.getReview({ projectId }),
  })

export const useSaveReview = () => useMutation({ mutationFn: studio.saveReview })
