import { studioDataDir } from './data-dir.ts'
import { StoppedError, type ExitCode } from './exit-codes.ts'
import { run } from './run.ts'
import type { Surroundings } from './session.ts'

/** What the program that is the command line gives it. */
export interface StartOptions extends Pick<Surroundings, 'spawnDecoder'> {
  /** What follows the command's name. */
  words: readonly string[]
  version: string
  env: NodeJS.ProcessEnv
}

/**
 * Runs the command line of this process to its end.
 * @returns the exit code
 */
export async function start({ words, version, env, ...given }: StartOptions): Promise<ExitCode> {
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
  return run(words, version, {
    ...given,
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
