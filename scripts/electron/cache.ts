import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

export type Progress = (line: string) => void

/** Progress never goes to standard output: a script's answer may be read from there. */
export const toStderr: Progress = (line) => {
  process.stderr.write(`${line}\n`)
}

/** Downloads and builds live outside the checkout, so that a second clone does not pay again. */
export function cacheRoot(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'intaglio', 'electron')
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/**
 * Builds a folder beside its final place and moves it there in one step: a killed build leaves nothing that
 * looks finished, and two builds at once end with one of them.
 */
export async function buildOnce(target: string, build: (scratch: string) => Promise<void>): Promise<void> {
  if (await exists(target)) return
  await mkdir(dirname(target), { recursive: true })
  const scratch = `${target}.${process.pid}.partial`
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { recursive: true })
  try {
    await build(scratch)
    await rename(scratch, target).catch(async (error: unknown) => {
      if (!(await exists(target))) throw error
    })
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
