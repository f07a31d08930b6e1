// Real: Electron, the built studio, its decoders and engine, a folder of pictures. Measured by Chromium's own trace: the
// longest task on the event loops of the main process and of the window while the folder is imported and shown.
// A task counts by the time it ran and not by the clock, or whatever else this computer does would count, too.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'

const mostMs = 50
const pictures = 400

/** Times in microseconds; `tdur` is what the thread ran of `dur`. */
interface TraceEvent {
  ph: string
  name: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args: { name?: string }
}

/** The longest task of a thread, in milliseconds, and how many tasks it ran. */
function longestTask(events: TraceEvent[], thread: string): { longest: number; tasks: number } {
  const keyOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`
  const threads = new Set(
    events
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args.name === thread)
      .map(keyOf),
  )
  const tasks = events.filter((event) => event.ph === 'X' && threads.has(keyOf(event)))
  return {
    longest: tasks.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0),
    tasks: tasks.length,
  }
}

test('reading hundreds of pictures never holds the window up', async ({ studio, project, scratch }) => {
  // What opening the studio takes is not what is measured.
  await expect(studio.page.getByRole('contentinfo')).toContainText('Online')
  await studio.app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({ included_categories: ['toplevel'], excluded_categories: ['*'] }),
  )
  await project('Smooth', { items: pictures })
  const file = join(scratch, 'trace.json')
  await studio.app.evaluate(
    async ({ contentTracing }, path) => void (await contentTracing.stopRecording(path)),
    file,
  )
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8')) as { traceEvents: TraceEvent[] }

  for (const thread of ['CrBrowserMain', 'CrRendererMain']) {
    const { longest, tasks } = longestTask(traceEvents, thread)
    expect(tasks, `${thread} was traced`).toBeGreaterThan(50)
    expect(longest, `${thread}, the longest task in milliseconds`).toBeLessThan(mostMs)
  }
})
