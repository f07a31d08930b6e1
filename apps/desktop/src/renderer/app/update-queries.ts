// Newer versions of the studio.
import { useMutation, useQuery } from '@tanstack/react-query'
import { studio } from './studio.ts'

/** The main process pushes every change of it. */
export const updateKey = ['update'] as const

export const useUpdate = () =>
  useQuery({ queryKey: updateKey, queryFn: () => studio.getUpdate(undefined) }).data

export const useCheckForUpdate = () => useMutation({ mutationFn: () => studio.checkForUpdate(undefined) })
export const useDownloadUpdate = () => useMutation({ mutationFn: () => studio.downloadUpdate(undefined) })
