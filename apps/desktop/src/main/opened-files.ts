import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ChosenPaths } from './ipc/chosen-paths.ts'

/** Project files that a person opened in the system: by a double click, or as an argument of the program. */
export interface OpenedFiles {
  add(file: string): void
  /** Each is given once, whenever the window is there to take it. */
  take(): string[]
  /** Who is told of every file from now on. What was added before waits to be taken. */
  onAdded(listener: () => void): void
}

/** Opening a file is choosing it. */
export function createOpenedFiles(chosen: ChosenPaths): OpenedFiles {
  let waiting: string[] = []
  let tell: () => void = () => undefined
  return {
    add(file) {
      chosen.add(file)
      waiting.push(file)
      tell()
    },
    take() {
      const files = waiting
      waiting = []
      return files
    },
    onAdded: (listener) => void (tell = listener),
  }
}

/** The project files among a program's arguments, as absolute paths. */
export function projectFilesOf(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => /\.intaglio$/i.test(arg) && !arg.startsWith('-'))
    .flatMap((arg) => pathOf(arg) ?? [])
    .map((arg) => (isAbsolute(arg) ? arg : resolve(folder, arg)))
}

/** File managers on Linux name files by address; an address on another computer names none. */
function pathOf(arg: string): string | undefined {
  if (!/^file:/i.test(arg)) return arg
  try {
    const url = new URL(arg)
    return url.host === '' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}
