import { randomUUID } from 'node:crypto'
import type { TaskView } from '../../contract/models.ts'

export interface TaskReport {
  stage: TaskView['stage']
  done: number
  total: number | undefined
  perSecond?: number
  /** The storage place it concerns. */
  placeId?: string
}

export interface Tasks {
  /** Runs work as a task that people can watch and cancel. One task a project at a time; others wait their turn. */
  run<Value>(
    projectId: string,
    first: TaskView['stage'],
    work: (report: (progress: TaskReport) => void, signal: AbortSignal) => Promise<Value>,
  ): Promise<Value>
  cancel(taskId: string): void
  /** Cancels everything and waits for it to end. */
  stop(): Promise<void>
}

/** People read a few numbers a second; a report for each of 10,000 files would only keep processes busy. */
const REPORT_MS = 100

export function createTasks(onChange: (tasks: TaskView[]) => void): Tasks {
  const running = new Map<string, { view: TaskView; abort: AbortController }>()
  const lastOfProject = new Map<string, Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined

  const publish = (): void => {
    clearTimeout(timer)
    timer = undefined
    onChange([...running.values()].map(({ view }) => view))
  }
  const publishSoon = (): void => {
    timer ??= setTimeout(publish, REPORT_MS)
  }

  async function start<Value>(
    projectId: string,
    first: TaskView['stage'],
    work: (report: (progress: TaskReport) => void, signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    const taskId = randomUUID()
    const abort = new AbortController()
    const startedAt = new Date().toISOString()
    const show = (progress: TaskReport): void => {
      running.set(taskId, { view: { taskId, projectId, startedAt, ...progress }, abort })
    }
    show({ stage: first, done: 0, total: undefined })
    publish()
    try {
      return await work((progress) => {
        show(progress)
        publishSoon()
      }, abort.signal)
    } finally {
      running.delete(taskId)
      publish()
    }
  }

  return {
    run(projectId, first, work) {
      const before = lastOfProject.get(projectId) ?? Promise.resolve()
      const task = before.then(() => start(projectId, first, work))
      const settled = task.catch(() => undefined)
      lastOfProject.set(projectId, settled)
      return task
    },
    cancel: (taskId) => running.get(taskId)?.abort.abort(),
    async stop() {
      for (const { abort } of running.values()) abort.abort()
      await Promise.all(lastOfProject.values())
      clearTimeout(timer)
    },
  }
}
