import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import type { TaskView } from '../../contract/models.ts'
import { en } from '../app/i18n/en.ts'
import { howFar, howFast, howLong } from './task-words.ts'

beforeAll(() =>
  i18next.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } }),
)

const task: TaskView = {
  ...{ taskId: 't', projectId: 'p', stage: 'pin', startedAt: '', canPause: true },
  ...{ done: 2_500_000, total: 10_000_000, perSecond: 1_500_000 },
}
const words = (part: Partial<TaskView>) => {
  const one = { ...task, ...part }
  return [howFar(one, i18next.t, 'en'), howFast(one, i18next.t, 'en'), howLong(one, i18next.t)]
}

it('says bytes as bytes, and all else as numbers', () => {
  expect(words({ unit: 'bytes' })).toEqual(['2.5 MB of 10 MB', '1.5 MB a second', '5 seconds left'])
  expect(words({ done: 30, total: 1_200, perSecond: 2.5 })).toEqual([
    '30 of 1,200',
    '2.5 a second',
    '8 minutes left',
  ])
})

it('says nothing of what is not known yet', () => {
  const { perSecond: _, ...unpaced } = task
  expect([howFast(unpaced, i18next.t, 'en'), howLong(unpaced, i18next.t)]).toEqual([undefined, undefined])
  expect(words({ total: undefined }).filter((each) => each !== undefined)).toHaveLength(1)
})
