// Long work that is to go on after a restart: what to call again, in one file of the data folder.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeWhole } from '../write-whole.ts'

/**
 * Which method does the work once more. Most skip what is done; what writes or reads one whole thing, which is there as a
 * whole or not at all, begins it anew.
 */
export const resumable = [
  'importFolder',
  'importFiles',
  'generate',
  'computeAddresses',
  'storeCollection',
  'checkStored',
  'moveStored',
  'exportItems',
  'writeProject',
  'readProject',
  'writeCar',
  'checkCar',
] as const

const keptSchema = z.object({
  taskId: z.string(),
  projectId: z.string(),
  stage: z.string(),
  done: z.number(),
  total: z.number().optional(),
  unit: z.literal('bytes').optional(),
  placeId: z.string().optional(),
  startedAt: z.string(),
  again: z.object({ method: z.enum(resumable), input: z.record(z.string(), z.unknown()) }),
})
export type KeptTask = z.output<typeof keptSchema>
export type TaskAgain = KeptTask['again']

export interface KeptTasks {
  list(): KeptTask[]
  /** Takes the place of what waited to do the same to the same project, at the same place. */
  put(task: KeptTask): void
  remove(taskId: string): void
}

/** A file that cannot be read means that nothing waits. */
export function openKeptTasks(file: string): KeptTasks {
  let kept: KeptTask[] = []
  try {
    kept = z.array(keptSchema).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Nothing was kept yet.
  }
  const write = (): void => writeWhole(file, JSON.stringify(kept))
  return {
    list: () => kept,
    put(task) {
      const same = ({ projectId, again: { method, input } }: KeptTask): boolean =>
        projectId === task.projectId &&
        method === task.again.method &&
        input['placeId'] === task.again.input['placeId']
      kept = [...kept.filter((each) => !same(each)), task]
      write()
    },
    remove(id) {
      if (!kept.some(({ taskId }) => taskId === id)) return
      kept = kept.filter(({ taskId }) => taskId !== id)
      write()
    },
  }
}
