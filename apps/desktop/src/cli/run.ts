import { CommanderError } from 'commander'
import { IntaglioError } from '@intaglio/shared'
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts'
import { printable } from './format.ts'
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
    return explain(error, surroundings, program.opts<{ json?: boolean }>().json ?? words.includes('--json'))
  }
}

/** Says what went wrong, to a person and with `--json` to a program too. */
function explain(thrown: unknown, { stdout, stderr, signal }: Surroundings, json: boolean): ExitCode {
  // What a stopped task throws may be any consequence of it.
  const error: unknown = signal.aborted ? signal.reason : thrown
  const exitCode = exitCodeOf(error)
  const wasAnswered = error instanceof CommanderError && exitCode === exitCodes.ok
  if (wasAnswered) return exitCode
  // Commander has spoken for itself.
  if (!(error instanceof CommanderError)) stderr.write(`${printable(sentenceOf(error))}\n`)
  if (json) stdout.write(`${JSON.stringify({ error: factsOf(error) }, undefined, 2)}\n`)
  return exitCode
}

function sentenceOf(error: unknown): string {
  if (error instanceof IntaglioError) return error.sentence
  return error instanceof Error ? error.message : String(error)
}

function factsOf(error: unknown): object {
  if (error instanceof CommanderError) {
    const isHelp = error.code === 'commander.help'
    const message = isHelp ? 'A command is missing.' : error.message.replace(/^error: /, '')
    return { code: 'USAGE', message, next: 'Add --help for what there is.' }
  }
  if (!(error instanceof IntaglioError)) return { code: 'UNEXPECTED', message: sentenceOf(error) }
  const { code, message, why, next, details } = error
  return { code, message, why, next, details }
}
