import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { ProjectView, StatusView } from '../../contract/models.ts'
import { followJobs, followPauses } from './job-queries.ts'
import { studio } from './studio.ts'
import { updateKey } from './update-queries.ts'

const keys = {
  status: ['status'],
  settings: ['settings'],
  projects: ['projects'],
  jobs: ['jobs'],
  project: (projectId: string) => ['project', projectId],
  items: (projectId: string, page: number) => ['project', projectId, 'items', page],
  problems: (projectId: string) => ['project', projectId, 'problems'],
  plan: (projectId: string) => ['project', projectId, 'plan'],
} as const

/** Items are asked for in pages of this many. */
export const ITEM_PAGE = 120

/** Writes what the studio pushes into the cache, or marks answers as old. */
export function followEvents(queries: QueryClient): void {
  window.intaglio.subscribe((event) => {
    if (event.type === 'status') {
      const before = queries.getQueryData<StatusView>(keys.status)
      queries.setQueryData<StatusView>(keys.status, event.status)
      // What an engine that ended or could not open left unanswered is asked once more.
      if (before?.isOpen === false && event.status.isOpen) void queries.invalidateQueries()
      if (before?.backend === 'starting' && event.status.backend !== 'starting') askWorkspaceAnew(queries)
      return
    }
    if (event.type === 'update') return void queries.setQueryData(updateKey, event.update)
    if (event.type === 'jobs') {
      followJobs(queries, event.jobs)
      for (const projectId of new Set(event.jobs.map((job) => job.projectId))) {
        void queries.invalidateQueries({ queryKey: keys.plan(projectId) })
      }
      if (event.jobs.some(({ kind }) => kind === 'collection')) {
        void queries.invalidateQueries({ queryKey: keys.projects })
      }
      return
    }
    if (event.type === 'queue') return followPauses(queries, event.pauses)
    // What is left is heard elsewhere.
    if (event.type !== 'project') return
    void queries.invalidateQueries({ queryKey: keys.projects })
    void queries.invalidateQueries({ queryKey: ['stored'] })
    void queries.invalidateQueries({ queryKey: keys.project(event.projectId) })
  })
}

/** What hangs on where the workspace is. All else was there before it. */
function askWorkspaceAnew(queries: QueryClient): void {
  for (const queryKey of [['places'], ['stored']]) void queries.invalidateQueries({ queryKey })
  const ofProjects = ['plan', 'review']
  void queries.invalidateQueries({
    predicate: ({ queryKey: [of, , what] }) => of === 'project' && ofProjects.includes(String(what)),
  })
}

/** @param select the part that is of interest: what else changes draws nothing again */
export function useStatus<Part = StatusView>(select?: (status: StatusView) => Part): Part | undefined {
  const query = { queryKey: keys.status, queryFn: () => studio.getStatus(undefined) }
  return useQuery({ ...query, ...(select && { select }) }).data
}

export const useSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: () => studio.getSettings(undefined) })

const projectsQuery = { queryKey: keys.projects, queryFn: () => studio.listProjects(undefined) }

export const useProjects = () => useQuery(projectsQuery)

/** One project; what changes of others draws nothing again. */
export const useProject = (projectId: string | undefined): ProjectView | undefined =>
  useQuery({ ...projectsQuery, select: (projects) => projects.find((one) => one.projectId === projectId) })
    .data

/** What the projects are called, which seldom changes. */
export const useProjectNames = (): Pick<ProjectView, 'projectId' | 'name'>[] =>
  useQuery({ ...projectsQuery, select: namesOf }).data ?? []

const namesOf = (projects: ProjectView[]) => projects.map(({ projectId, name }) => ({ projectId, name }))

export const useProblems = (projectId: string) =>
  useQuery({ queryKey: keys.problems(projectId), queryFn: () => studio.listProblems({ projectId }) })

/** Errors and warnings of a project; notes want nothing. */
export const useProblemCount = (projectId: string | undefined): number => {
  const { data = [] } = useQuery({
    queryKey: keys.problems(projectId ?? ''),
    queryFn: () => studio.listProblems({ projectId: projectId ?? '' }),
    enabled: projectId !== undefined,
  })
  return data.filter(({ severity }) => severity !== 'note').length
}

/** Gas and fees move: the plan is asked for anew whenever its page is opened. */
export const usePlan = (projectId: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.plan(projectId),
    queryFn: () => studio.getPlan({ projectId }),
    staleTime: 0,
    enabled,
  })

/** One page of a project's items; `useQueries` asks for the pages that are in view. */
export const itemPageQuery = (projectId: string, page: number) => ({
  queryKey: keys.items(projectId, page),
  queryFn: () => studio.listItems({ projectId, offset: page * ITEM_PAGE, limit: ITEM_PAGE }),
})

function useInvalidating<Input, Output>(run: (input: Input) => Promise<Output>, queryKey: readonly string[]) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: run, onSuccess: () => queries.invalidateQueries({ queryKey }) })
}

export const useCreateProject = () => useInvalidating(studio.createProject, keys.projects)
export const useCreateSampleProject = () =>
  useInvalidating((_: undefined) => studio.createSampleProject(undefined), keys.projects)
export const useDeleteProject = () => useInvalidating(studio.deleteProject, keys.projects)
/** A session changes what the backend tells: every plan is asked for anew. */
export const useSignIn = () => useInvalidating((_: undefined) => studio.signIn(undefined), ['project'])
export const usePublish = () => useInvalidating(studio.publish, keys.jobs)
export const useUpdateSettings = () => useInvalidating(studio.updateSettings, keys.settings)

export const useShowDataFolder = () => useMutation({ mutationFn: () => studio.showDataFolder(undefined) })

export const useOpenAgain = () =>
  useMutation({ mutationFn: (restore: string | undefined) => studio.openAgain({ restore }) })
