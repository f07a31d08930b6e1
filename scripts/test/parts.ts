import { describeElectron, ensureElectron } from '../electron/index.ts'
import type { ElectronRuntime } from '../electron/runtime.ts'
import { hasScreen } from '../studio/invisible-screen.ts'
import { checks, type Check } from '../lint/checks.ts'
import { ServerUnavailableError, type ServerUrls } from '../servers/index.ts'
import { testEnvironment } from '../servers/test-environment.ts'
import { ensureDebianPackages } from '../setup/debian.ts'
import { add, nothing, ofPlaywright, ofVitest, skippedPart, type Outcome } from './outcome.ts'
import { run, withReport } from './run.ts'

/** What Electron and a screen to draw on take, as Debian calls it. */
export const screenPackages = [
  ...['xvfb', 'xauth', 'libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libxss1', 'libatk-bridge2.0-0'],
  ...['libdrm2', 'libxkbcommon0', 'libnotify4', 'libsecret-1-0', 'dbus'],
]

/** ESLint and the type checks, each one test, beside the tests that touch nothing outside their process. */
export async function unit(signal: AbortSignal): Promise<Outcome> {
  const outcomes = await Promise.all([vitest('unit', signal), ...checks.map((check) => checked(check, signal))])
  return outcomes.reduce(add)
}

async function checked({ name, args }: Check, signal: AbortSignal): Promise<Outcome> {
  const { exitCode, seconds } = await run(process.execPath, args, { signal })
  say(`${name}: ${exitCode === 0 ? 'passed' : 'failed'} after ${seconds.toFixed(1)} s`)
  return { ...nothing, passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 }
}

/** The tests on what the repository brings itself: the embedded backend, SQLite, a local chain. */
export function embedded(signal: AbortSignal): Promise<Outcome> {
  return vitest('embedded', signal)
}

/** The tests on the real servers, which are coming up already. */
export async function servers(signal: AbortSignal, starting: Promise<ServerUrls>): Promise<Outcome> {
  let urls
  try {
    urls = await starting
  } catch (error) {
    if (isUnavailable(error)) return skippedPart('servers', messageOf(error))
    say(messageOf(error))
    return { ...nothing, failed: 1 }
  }
  return vitest('servers', signal, testEnvironment(urls))
}

/** The studio itself, in a real window, driven by Playwright. */
export async function e2e(signal: AbortSignal): Promise<Outcome> {
  const needsScreen = !hasScreen()
  let electron: ElectronRuntime
  try {
    if (needsScreen) await ensureDebianPackages(screenPackages)
    electron = await ensureElectron()
  } catch (error) {
    return skippedPart('e2e', messageOf(error))
  }
  say(describeElectron(electron))
  const config = 'apps/desktop/e2e/playwright.config.ts'
  const test = [
    process.execPath,
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    config,
    '--reporter=line,json',
  ]
  const [command = '', ...args] = needsScreen ? ['xvfb-run', '-a', ...test] : test
  const { result, report } = await withReport<Parameters<typeof ofPlaywright>[0]>((file) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ELECTRON_OVERRIDE_DIST_PATH: electron.distPath }
    return run(command, args, { signal, env })
  })
  return report ? ofPlaywright(report, result.exitCode) : { ...nothing, failed: 1 }
}

async function vitest(
  project: string,
  signal: AbortSignal,
  env: Record<string, string> = {},
): Promise<Outcome> {
  say(`${project} tests`)
  const { result, report } = await withReport<Parameters<typeof ofVitest>[0]>((file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]
    return run(process.execPath, args, { signal, env })
  })
  return report ? ofVitest(report, result.exitCode) : { ...nothing, failed: 1 }
}

/** Whether everything that went wrong is that a server cannot be had here. */
function isUnavailable(error: unknown): boolean {
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error]
  return errors.every((one) => one instanceof ServerUnavailableError)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Says on standard error what goes on. */
export function say(line: string): void {
  process.stderr.write(`\n== ${line}\n`)
}
