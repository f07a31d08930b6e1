// The studio as electron-builder packages it: how a test opens its window and types its command.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Page } from 'playwright'
import { packagedProgram } from '../../../../scripts/package/build.ts'

export const packageDir = resolve(import.meta.dirname, '../../../../.cache/package')
export const program = packagedProgram(packageDir)
export const resources = join(program, process.platform === 'darwin' ? '../../Resources' : '../resources')
export const command = join(resources, 'bin', process.platform === 'win32' ? 'intaglio.cmd' : 'intaglio')

/** Starts the package on a data folder; `ended` gives the exit code. */
export async function openPackage(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ page: Page; ended: Promise<number | null> }> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(program, [...flags, '--remote-debugging-port=0'], {
    env: { ...process.env, INTAGLIO_DATA_DIR: dataDir, LANGUAGE: 'en', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const [context] = (await chromium.connectOverCDP(await debuggingAddress(child))).contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (!page) throw new Error('The package opened no window.')
  return { page, ended }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('The package was started without a pipe.')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line)
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    child.stderr.resume()
    return address
  }
  throw new Error(`The package ended before it had a window.\n${said.join('\n')}`)
}

/** What the command finds in its environment on a computer without a screen. */
export function withoutScreen(dataDir: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: dataDir, INTAGLIO_DATA_DIR: dataDir }
}

/** Types the package's command, to its end. */
export function type(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  file = command,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((done, fail) => {
    const child = execFile(file, words, { env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error && child.exitCode === null) fail(new Error('It did not end by itself.', { cause: error }))
      else done({ code: child.exitCode ?? -1, stdout, stderr })
    })
  })
}
