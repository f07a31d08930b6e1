import { execFile } from 'node:child_process'
import path from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { run } from '../run.ts'

export const mainFile = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface Run {
  code: number
  stdout: string
  stderr: string
}

/** Where a command runs, and what it finds in its environment. */
export interface Standing {
  cwd: string
  /** `data` in `cwd` unless said. */
  dataDir?: string
  env?: Record<string, string>
}

/** Runs one command as the program does, in this process: a new one takes a second to load what it needs. */
export async function runHere(args: readonly string[], { cwd, dataDir, env = {} }: Standing): Promise<Run> {
  const [stdout, stderr] = [gather(), gather()]
  const code = await run(args, '0.0.0', {
    dataDir: path.resolve(cwd, dataDir ?? 'data'),
    privateKey: env['INTAGLIO_PRIVATE_KEY'],
    variable: (name) => env[name],
    cwd,
    stdout: stdout.stream,
    stderr: stderr.stream,
    signal: new AbortController().signal,
  })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Likewise in a process of its own, where that is the point. */
export function runApart(args: readonly string[], { cwd, dataDir, env = {} }: Standing): Promise<Run> {
  const { PATH = '' } = process.env
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [mainFile, ...args],
      { cwd, env: { PATH, INTAGLIO_DATA_DIR: path.resolve(cwd, dataDir ?? 'data'), ...env } },
      (error, stdout, stderr) => {
        if (error && child.exitCode === null) reject(new Error('It did not end by itself.', { cause: error }))
        else resolve({ code: child.exitCode ?? -1, stdout, stderr })
      },
    )
  })
}

/** What a command prints with `--json`; it must have gone well. */
export async function jsonHere(
  args: readonly string[],
  standing: Standing,
): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await runHere([...args, '--json'], standing)
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Record<string, unknown>
}

function gather(): { stream: Writable; text: () => string } {
  const parts: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk.toString())
      done()
    },
  })
  return { stream, text: () => parts.join('') }
}
