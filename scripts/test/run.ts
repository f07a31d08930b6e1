import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../lint/checks.ts'

export interface RunResult {
  exitCode: number
  seconds: number
}

/** Runs a program in the checkout with its output on this one's; ends it when the signal aborts. */
export function run(
  command: string,
  args: string[],
  options: { env?: Record<string, string>; signal: AbortSignal },
): Promise<RunResult> {
  const began = performance.now()
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const stop = () => child.kill()
  options.signal.addEventListener('abort', stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      options.signal.removeEventListener('abort', stop)
      resolve({ exitCode: code ?? 1, seconds: (performance.now() - began) / 1000 })
    })
  })
}

/** Hands a scratch file to `task` and reads the JSON it left there; undefined when it left none. */
export async function withReport<T>(
  task: (file: string) => Promise<RunResult>,
): Promise<{ result: RunResult; report: T | undefined }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'intaglio-report-'))
  const file = path.join(folder, 'report.json')
  try {
    const result = await task(file)
    return { result, report: parse<T>(file) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function parse<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}
