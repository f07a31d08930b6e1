import type { tasks as english } from '../en/tasks.ts'
import type { Words } from '../words.ts'

export const tasks: Words<typeof english> = {
  title: 'Việc đang làm',
  open_one: '{{count, number}} việc: hiện ra',
  open_other: '{{count, number}} việc: hiện ra',
  paused_one: '{{count, number}} việc đang tạm dừng',
  paused_other: '{{count, number}} việc đang tạm dừng',
  waits: 'Tạm dừng, có thể tiếp tục',
  pause: 'Tạm dừng: {{task}}',
  stop: 'Dừng: {{task}}',
  resume: 'Tiếp tục: {{task}}',
  forget: 'Để nguyên như vậy: {{task}}',
  secondsLeft_one: 'còn {{count, number}} giây',
  secondsLeft_other: 'còn {{count, number}} giây',
  minutesLeft_one: 'còn {{count, number}} phút',
  minutesLeft_other: 'còn {{count, number}} phút',
}
