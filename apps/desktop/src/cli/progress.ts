import { SingleBar } from 'cli-progress'
import pc from 'picocolors'
import type { Progress } from '../engine/model.ts'

/** What is shown of a task: its stages by what a person calls them; stages without a name are not shown. */
export type StageNames = Partial<Record<Progress['stage'], string>>

/** Where words go: a terminal, a file, another program. */
export type Output = NodeJS.WritableStream & { isTTY?: boolean }

export interface ProgressView {
  onProgress: (progress: Progress) => void
  end(): void
}

interface StageView {
  update(done: number, total: number | undefined): void
  end(): void
}

/** A bar a stage on a terminal, and elsewhere a plain line a stage and for each further tenth. */
export function showProgress(output: Output, names: StageNames): ProgressView {
  let stage: Progress['stage'] | undefined
  let view: StageView | undefined
  return {
    onProgress(progress) {
      const name = names[progress.stage]
      if (name === undefined) return
      if (progress.stage !== stage) {
        view?.end()
        stage = progress.stage
        view = output.isTTY ? bar(output, name) : lines(output, name)
      }
      view?.update(progress.done, progress.total)
    },
    end: () => view?.end(),
  }
}

function bar(stream: Output, name: string): StageView {
  const line = new SingleBar({
    stream,
    format: `${name.padEnd(22)} {bar} {amount} ${pc.dim('{eta_formatted}')}`,
    barCompleteChar: '━',
    barIncompleteChar: pc.dim('─'),
    barsize: 28,
    hideCursor: true,
    linewrap: false,
  })
  line.start(1, 0, { amount: '' })
  return {
    update(done, total) {
      line.setTotal(Math.max(total ?? done, 1))
      line.update(done, { amount: amountOf(done, total) })
    },
    end: () => line.stop(),
  }
}

function lines(output: Output, name: string): StageView {
  let tenth = 0
  let last = ''
  output.write(`${name} …\n`)
  return {
    update(done, total) {
      last = amountOf(done, total)
      if (total === undefined || total < 50) return
      const reached = Math.floor((done / total) * 10)
      if (reached <= tenth || reached >= 10) return
      tenth = reached
      output.write(`${name}: ${last}\n`)
    },
    end: () => void output.write(`${name}: ${last}\n`),
  }
}

function amountOf(done: number, total: number | undefined): string {
  return `${done.toLocaleString('en')}${total === undefined ? '' : ` of ${total.toLocaleString('en')}`}`
}
