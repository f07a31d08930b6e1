// What the window asks about places that keep collections.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { studio } from './studio.ts'

const keys = {
  places: ['places'],
  stored: ['stored'],
  /** Under the project, so that its events reach it. */
  usage: (projectId: string) => ['project', projectId, 'usage'],
} as const

/** Asked anew whenever the screen is opened: the command line makes places known, too, and nothing tells of that. */
const refetchOnMount = 'always'

export const usePlaces = () =>
  useQuery({ queryKey: keys.places, queryFn: () => studio.listPlaces(undefined), refetchOnMount })

export const useStored = () =>
  useQuery({ queryKey: keys.stored, queryFn: () => studio.listStored(undefined), refetchOnMount })

export const useUsage = (projectId: string) =>
  useQuery({ queryKey: keys.usage(projectId), queryFn: () => studio.getUsage({ projectId }) })

/** What happened to a place or a collection: both lists are asked for anew, also after a failure. */
function useStorageMutation<Input, Output>(run: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.places }),
        queries.invalidateQueries({ queryKey: keys.stored }),
      ]),
  })
}

export const useAddPlace = () => useStorageMutation(studio.addPlace)
export const useRemovePlace = () => useStorageMutation(studio.removePlace)
export const useTestPlace = () => useMutation({ mutationFn: studio.testPlace })
export const useComputeAddresses = () => useStorageMutation(studio.computeAddresses)
export const useStore = () => useStorageMutation(studio.storeCollection)
export const useCheckStored = () => useStorageMutation(studio.checkStored)
export const useMoveStored = () => useStorageMutation(studio.moveStored)
export const useLetGoEarlier = () => useStorageMutation(studio.letGoEarlier)
export const useUnpinStored = () => useStorageMutation(studio.unpinStored)
export const useCheckCar = () => useMutation({ mutationFn: studio.checkCar })
export const useExportCar = () => useMutation({ mutationFn: studio.exportCar })
export const useExportProof = () => useMutation({ mutationFn: studio.exportProof })
