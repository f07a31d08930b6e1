import { expect, test } from 'vitest'
import type { TaskView } from '../../contract/models.ts'
import { hostWords } from '../words.ts'
import { trayMenu } from './tray-menu.ts'

const task = (more: Partial<TaskView>): TaskView => ({
  ...{ taskId: 't', projectId: 'p', stage: 'render', startedAt: '2026-01-01T00:00:00.000Z' },
  ...{ done: 0, total: undefined, canPause: true },
  ...more,
})
const { tray } = hostWords.en
const does = (running: TaskView[], waiting: TaskView[]) =>
  trayMenu(running, waiting, tray).items.map((item) => item.does)

test('it says how much there is and how far it is, as far as anybody knows', () => {
  const half = task({ done: 50, total: 100 })
  expect(trayMenu([half], [], tray).words).toBe('1 task at work, 50% done')
  expect(trayMenu([half, task({ done: 0, total: 10 }), task({})], [], tray).words).toBe(
    '3 tasks at work, 25% done',
  )
  expect(trayMenu([task({})], [], tray).words).toBe('1 task at work')
  expect(trayMenu([half], [], hostWords.vi.tray).words).toBe('Đang làm 1 việc, xong 50%')
  expect(trayMenu([], [half], tray).words).toBe('Paused')
})

test('it offers what can be done now', () => {
  expect(does([task({})], [])).toEqual(['open', 'pauseAll', 'quit'])
  expect(does([task({ canPause: false })], [])).toEqual(['open', 'quit'])
  expect(does([], [task({})])).toEqual(['open', 'goOn', 'quit'])
  expect(does([task({})], [task({})])).toEqual(['open', 'pauseAll', 'goOn', 'quit'])
})
