// What can be done with a project as a whole.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { studio } from './studio.ts'

function useProjectChange<Input, Output>(run: (input: Input) => Promise<Output>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  })
}

export const useDuplicateProject = () => useProjectChange(studio.duplicateProject)
export const useArchiveProject = () => useProjectChange(studio.archiveProject)
export const useSaveProject = () => useProjectChange(studio.saveProject)
export const useOpenProjectFile = () => useProjectChange(studio.openProjectFile)
export const useShowProjectFolder = () => useMutation({ mutationFn: studio.showProjectFolder })
export const useMarkOpened = () => useProjectChange(studio.markOpened)
