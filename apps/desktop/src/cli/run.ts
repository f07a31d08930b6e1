import { CommanderError } from 'commander'
import { IntaglioError } from '@intaglio/shared'
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts'
import { createProgram } from './program.ts'
import type { Surroundings } from './session.ts'

/**
 * Runs one command line to its end. Nothing is thrown: what goes wrong is said on standard error.
 * @param words what follows the program's name
 * @returns the exit code
 */
export async function run(
  words: readonly string[],
  version: string,
  surroundings: Surroundings,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok
  const program = createProgram(version, surroundings, (code) => (exitCode = code))
  try {
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(error, surroundings, program.opts<{ json?: boolean }>().json ?? false)
  }
}

/** Says what went wrong, to a person and with `--json` to a program too. Commander has spoken for itself. */
function explain(error: unknown, { stdout, stderr }: Surroundings, json: boolean): ExitCode {
  const exitCode = exitCodeOf(error)
  if (error instanceof CommanderError) return exitCode
  const known = error instanceof IntaglioError ? error : undefined
  const message = error instanceof Error ? error.message : String(error)
  stderr.write(`${known?.sentence ?? message}\n`)
  if (json) {
    const { code = 'UNEXPECTED', why, next, details } = known ?? {}
    stdout.write(`${JSON.stringify({ error: { code, message, why, next, details } }, undefined, 2)}\n`)
  }
  return exitCode
}
