import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { studioDataDir } from './data-dir.ts'
import { StoppedError } from './exit-codes.ts'
import { run } from './run.ts'

/** Runs the command line of this process to its end. */
export async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Once: a second one ends the process at once.
    process.once(signal, () => interrupted.abort(new StoppedError(signal)))
  }
  // A reader that has seen enough (`| head`) is no reason to break off what is being done.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

  process.exitCode = await run(process.argv.slice(2), version, {
    dataDir: env['INTAGLIO_DATA_DIR'] ?? studioDataDir(env),
    privateKey: env['INTAGLIO_PRIVATE_KEY'],
    variable: (name) => env[name],
    // `npm run intaglio` runs from the root of the checkout, wherever the person stands.
    cwd: (env['npm_lifecycle_event'] === 'intaglio' && env['INIT_CWD']) || process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    signal: interrupted.signal,
  })
}
