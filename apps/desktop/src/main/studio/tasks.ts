import { randomUUID } from 'node:crypto'
import type { TaskView } from '../../contract/models.ts'
import type { KeptTasks, TaskAgain } from './kept-tasks.ts'
import { createPace } from './pace.ts'

export interface TaskReport {
  stage: TaskView['stage']
  done: number
  total: number | undefined
  unit?: 'bytes'
  /** The storage place it concerns. */
  placeId?: string
}

export interface Tasks {
  /**
   * Runs work as a task that people can watch, pause and cancel. One task a project at a time; others wait their turn.
   * @param again what does it once more from where it was: with it, it can be paused, and waits after a restart
   */
  run<Value>(
    projectId: string,
    first: TaskView['stage'],
    work: (report: (progress: TaskReport) => void, signal: AbortSignal) => Promise<Value>,
    again?: TaskAgain,
  ): Promise<Value>
  /** Takes up what was under way when the studio was closed or killed: it waits for the person. */
  keepIn(kept: KeptTasks): void
  /** Stops it; nothing of it waits any more. */
  cancel(taskId: string): void
  /** Stops it where it is; it waits. */
  pause(taskId: string): void
  /** Takes a task that waits out of the list, and says what does it again. */
  takeUp(taskId: string): TaskAgain | undefined
  /** Stops everything and waits for it to end. */
  stop(): Promise<void>
}

/** People read a few numbers a second; a report for each of 10,000 files would only keep processes busy. */
const REPORT_MS = 100

interface Running {
  view: TaskView
  abort: AbortController
  again: TaskAgain | undefined
}

/** @param onEnd hears of what ran to its end or failed, by the stage it began with; not of what was paused or stopped */
export function createTasks(
  onChange: (tasks: TaskView[], paused: TaskView[]) => void,
  onEnd: (task: TaskView, error?: unknown) => void,
): Tasks {
  const running = new Map<string, Running>()
  const lastOfProject = new Map<string, Promise<unknown>>()
  let kept: KeptTasks | undefined
  let timer: NodeJS.Timeout | undefined

  const publish = (): void => {
    clearTimeout(timer)
    timer = undefined
    const paused = (kept?.list() ?? []).filter(({ taskId }) => !running.has(taskId))
    onChange(
      [...running.values()].map(({ view }) => view),
      paused.map(({ again: _, stage, total, ...rest }) => ({
        ...rest,
        stage: stage as TaskView['stage'],
        total,
        canPause: true,
      })),
    )
  }
  const publishSoon = (): void => {
    timer ??= setTimeout(publish, REPORT_MS)
  }
  const keep = ({ view: { total, canPause: _, ...view }, again }: Running): void => {
    if (again) kept?.put({ ...view, ...(total !== undefined && { total }), again })
  }

  async function start<Value>(
    projectId: string,
    first: TaskView['stage'],
    work: (report: (progress: TaskReport) => void, signal: AbortSignal) => Promise<Value>,
    again: TaskAgain | undefined,
  ): Promise<Value> {
    const taskId = randomUUID()
    const abort = new AbortController()
    const startedAt = new Date().toISOString()
    const task: Running = {
      view: {
        ...{ taskId, projectId, startedAt, stage: first, done: 0, total: undefined },
        canPause: again !== undefined,
      },
      abort,
      again,
    }
    running.set(taskId, task)
    // Before it begins: what is killed with the process waits after the next start.
    keep(task)
    publish()
    const pace = createPace()
    try {
      const value = await work((progress) => {
        const canPause = again !== undefined
        task.view = { taskId, projectId, startedAt, canPause, ...progress, ...pace(progress) }
        publishSoon()
      }, abort.signal)
      onEnd({ ...task.view, stage: first })
      return value
    } catch (error) {
      if (!abort.signal.aborted) onEnd({ ...task.view, stage: first }, error)
      throw error
    } finally {
      running.delete(taskId)
      if (abort.signal.aborted && abort.signal.reason !== cancelled) keep(task)
      else kept?.remove(taskId)
      publish()
    }
  }

  return {
    run(projectId, first, work, again) {
      const before = lastOfProject.get(projectId) ?? Promise.resolve()
      const task = before.then(() => start(projectId, first, work, again))
      const settled = task.catch(() => undefined)
      lastOfProject.set(projectId, settled)
      return task
    },
    keepIn(opened) {
      kept = opened
      publish()
    },
    cancel(taskId) {
      const task = running.get(taskId)
      if (task) return task.abort.abort(cancelled)
      kept?.remove(taskId)
      publish()
    },
    pause(taskId) {
      const task = running.get(taskId)
      if (task?.again) task.abort.abort(paused)
    },
    takeUp(taskId) {
      const task = kept?.list().find((each) => each.taskId === taskId)
      if (!task || running.has(taskId)) return undefined
      kept?.remove(taskId)
      publish()
      return task.again
    },
    async stop() {
      for (const { abort } of running.values()) abort.abort(closed)
      await Promise.all(lastOfProject.values())
      clearTimeout(timer)
    },
  }
}

/** Why a task was stopped; the name is what code that looks at aborts knows them by. */
const cancelled = new DOMException('Stopped by the person.', 'AbortError')
const paused = new DOMException('Paused by the person.', 'AbortError')
const closed = new DOMException('The studio is closing.', 'AbortError')
