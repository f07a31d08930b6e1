import { SingleBar } from 'cli-progress'
import pc from 'picocolors'

/** One line of the report: how long a stage took. */
export interface StageTime {
  name: string
  seconds: number
}

export interface Stage {
  /** `total` may become known later. */
  update(done: number, total?: number): void
}

/** Shows stages on standard error, a bar each on a terminal and plain lines elsewhere, and keeps their times. */
export interface StageReporter {
  readonly times: readonly StageTime[]
  run<T>(name: string, work: (stage: Stage) => Promise<T>, unit?: Unit): Promise<T>
}

/** What a stage counts. */
type Unit = 'items' | 'bytes'

const inWords: Record<Unit, (amount: number) => string> = {
  items: (amount) => amount.toLocaleString('en'),
  bytes: (amount) => `${(amount / 1e6).toFixed(1)} MB`,
}

export function createStageReporter(output: NodeJS.WriteStream): StageReporter {
  const times: StageTime[] = []
  const show = output.isTTY ? showBar : showLines

  return {
    times,
    async run(name, work, unit = 'items') {
      const started = performance.now()
      const view = show(output, name, inWords[unit])
      try {
        const result = await work(view)
        const seconds = Math.round(performance.now() - started) / 1000
        times.push({ name, seconds })
        view.end(`${seconds.toFixed(1)} s`)
        return result
      } catch (error) {
        view.end('failed')
        throw error
      }
    },
  }
}

interface StageView extends Stage {
  end(note: string): void
}

function showBar(output: NodeJS.WriteStream, name: string, words: (amount: number) => string): StageView {
  const bar = new SingleBar({
    stream: output,
    format: `${name.padEnd(18)} {bar} {done} ${pc.dim('{note}')}`,
    barCompleteChar: '━',
    barIncompleteChar: pc.dim('─'),
    barsize: 28,
    hideCursor: true,
    linewrap: false,
  })
  bar.start(1, 0, { note: '', done: '' })
  return {
    update(done, total) {
      if (total !== undefined) bar.setTotal(Math.max(total, 1))
      bar.update(done, { done: `${words(done)} of ${words(bar.getTotal())}` })
    },
    end(note) {
      if (note !== 'failed') bar.update(bar.getTotal(), { note })
      else bar.update({ note })
      bar.stop()
    },
  }
}

/** A line at the start, one at each further tenth at the most, one at the end. */
function showLines(output: NodeJS.WriteStream, name: string, words: (amount: number) => string): StageView {
  let tenth = 0
  output.write(`${name} …\n`)
  return {
    update(done, total) {
      if (total === undefined || total < 50) return
      const reached = Math.floor((done / total) * 10)
      if (reached <= tenth || reached >= 10) return
      tenth = reached
      output.write(`${name}: ${words(done)} of ${words(total)}\n`)
    },
    end(note) {
      output.write(`${name}: ${note}\n`)
    },
  }
}
