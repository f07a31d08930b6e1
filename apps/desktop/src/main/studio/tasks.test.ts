import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { TaskView } from '../../contract/models.ts'
import { openKeptTasks } from './kept-tasks.ts'
import { createTasks, type TaskReport } from './tasks.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'intaglio-tasks-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const again = { method: 'generate' as const, input: { projectId: 'p' } }
const untilAborted = (report: (progress: TaskReport) => void, signal: AbortSignal): Promise<never> => {
  report({ stage: 'render', done: 7, total: 10 })
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )
}

function open() {
  const seen: { running: TaskView[]; paused: TaskView[] } = { running: [], paused: [] }
  const onEnd = vi.fn()
  const tasks = createTasks((running, paused) => Object.assign(seen, { running, paused }), onEnd)
  tasks.keepIn(openKeptTasks(join(folder, 'tasks.json')))
  return { tasks, seen, onEnd }
}
const begun = async ({ seen }: ReturnType<typeof open>): Promise<string> => {
  await Promise.resolve()
  await Promise.resolve()
  return seen.running[0]?.taskId ?? ''
}

test('a paused task waits with how far it came, and says what goes on with it', async () => {
  const studio = open()
  const work = studio.tasks.run('p', 'render', untilAborted, again).catch((error: Error) => error.name)
  const taskId = await begun(studio)
  studio.tasks.pause(taskId)
  expect(await work).toBe('AbortError')
  expect(studio.seen).toMatchObject({
    running: [],
    paused: [{ taskId, stage: 'render', done: 7, total: 10 }],
  })
  expect(studio.tasks.takeUp(taskId)).toEqual(again)
  expect(studio.seen.paused).toEqual([])
})

test('what was under way when the studio ended waits after the next start; what was cancelled or done does not', async () => {
  const studio = open()
  const work = [
    studio.tasks.run('p', 'render', untilAborted, again),
    studio.tasks.run('q', 'import', untilAborted, {
      method: 'importFolder',
      input: { projectId: 'q', folder: '/a' },
    }),
    // Not to be gone on with: nothing of it waits.
    studio.tasks.run('r', 'sign-in', untilAborted),
  ].map((each) => each.catch(() => undefined))
  await begun(studio)
  // As after a kill: nothing had the time to say so.
  expect(open().seen.paused.map(({ projectId }) => projectId)).toEqual(['p', 'q'])

  const second = studio.seen.running.find(({ projectId }) => projectId === 'q')
  studio.tasks.cancel(second?.taskId ?? '')
  await studio.tasks.stop()
  await Promise.all(work)
  const next = open()
  expect(next.seen.paused.map(({ projectId }) => projectId)).toEqual(['p'])
  next.tasks.cancel(next.seen.paused[0]?.taskId ?? '')
  expect(open().seen.paused).toEqual([])

  await studio.tasks.run('p', 'render', async () => 1, again)
  expect(open().seen.paused).toEqual([])
})

test('what ran to its end and what failed is told; what a person paused or stopped is not', async () => {
  const studio = open()
  await studio.tasks.run('p', 'render', async () => 1, again)
  expect(studio.onEnd).toHaveBeenLastCalledWith(expect.objectContaining({ projectId: 'p', stage: 'render' }))
  const broken = new Error('disk on fire')
  await studio.tasks.run('q', 'import', () => Promise.reject(broken)).catch(() => undefined)
  expect(studio.onEnd).toHaveBeenLastCalledWith(expect.objectContaining({ projectId: 'q' }), broken)
  for (const act of ['pause', 'cancel'] as const) {
    const work = studio.tasks.run('r', 'render', untilAborted, again).catch(() => undefined)
    studio.tasks[act](await begun(studio))
    await work
  }
  expect(studio.onEnd).toHaveBeenCalledTimes(2)
})
