#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { CommanderError } from 'commander'
import { z } from 'zod'
import { IntaglioError } from '@intaglio/shared'
import { studioDataDir } from './data-dir.ts'
import { exitCodeOf, type ExitCode } from './exit-codes.ts'
import { createProgram } from './program.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(
      new IntaglioError(`Stopped by ${signal}.`, { code: 'STOPPED', next: 'What is done so far is kept.' }),
    )
  })
}
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

const program = createProgram(
  version,
  {
    dataDir: process.env['INTAGLIO_DATA_DIR'] ?? studioDataDir(process.env),
    privateKey: process.env['INTAGLIO_PRIVATE_KEY'],
    variable: (name) => process.env[name],
    // `npm run intaglio` runs from the root of the checkout, wherever the person stands.
    cwd: (process.env['npm_lifecycle_event'] === 'intaglio' && process.env['INIT_CWD']) || process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal: interrupted.signal,
  },
  (exitCode) => (process.exitCode = exitCode),
)
try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

/** Says what went wrong, to a person and with `--json` to a program too. Commander has spoken for itself. */
function explain(error: unknown): ExitCode {
  const exitCode = exitCodeOf(error)
  if (error instanceof CommanderError) return exitCode
  const known = error instanceof IntaglioError ? error : undefined
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${known?.sentence ?? message}\n`)
  if (program.opts<{ json?: boolean }>().json) {
    const { code = 'UNEXPECTED', why, next, details } = known ?? {}
    process.stdout.write(
      `${JSON.stringify({ error: { code, message, why, next, details } }, undefined, 2)}\n`,
    )
  }
  return exitCode
}
