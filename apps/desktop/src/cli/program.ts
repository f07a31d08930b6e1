import { Argument, Command } from 'commander'
import { addCheck } from './commands/check.ts'
import { addDuplicates } from './commands/duplicates.ts'
import { addEdit } from './commands/edit.ts'
import { addExport } from './commands/export.ts'
import { addGenerate } from './commands/generate.ts'
import { addImport } from './commands/import.ts'
import { addNew } from './commands/new.ts'
import { addPack } from './commands/pack.ts'
import { addPin } from './commands/pin.ts'
import { addPlan } from './commands/plan.ts'
import { addProvenance } from './commands/provenance.ts'
import { addRarity } from './commands/rarity.ts'
import { addRestore } from './commands/restore.ts'
import { addProject } from './commands/project.ts'
import { addSettings } from './commands/settings.ts'
import { addStatus } from './commands/status.ts'
import { addStorage } from './commands/storage/storage.ts'
import { addTemplate } from './commands/template.ts'
import { addToken } from './commands/token.ts'
import { addUndo } from './commands/undo.ts'
import { addVerify } from './commands/verify.ts'
import { completionScript, shells, type Shell } from './completion.ts'
import type { AddClosed, AddCommand } from './declare.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import type { Output } from './progress.ts'
import {
  runClosed,
  runCommand,
  type BackendOptions,
  type CommonOptions,
  type Surroundings,
} from './session.ts'

/**
 * The command line as a tree of commands.
 * @param done is told the exit code of the command that ran
 */
export function createProgram(
  version: string,
  surroundings: Surroundings,
  done: (exitCode: ExitCode) => void,
): Command {
  const { stdout, stderr } = surroundings
  const program = new Command('intaglio')
    .description('Prepares NFT collections on the studio’s own projects, also while its window is open.')
    .version(version)
    .option('--data-dir <folder>', 'where projects are kept; the studio’s own data folder unless said')
    .option('--json', 'print one JSON document on standard output and nothing else there')
    .option('-q, --quiet', 'show no progress')
    .showHelpAfterError('(add --help for what there is)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .exitOverride()
    .addHelpText(
      'after',
      `
Exit codes:
  0  done
  1  it could not be done
  2  the command line is wrong
  3  done, and something wants mending
  4  a person must act: a wallet, a signature, coins
  130, 143  stopped by Ctrl-C, or by SIGTERM; the same command goes on there

Examples:
  intaglio new "Night Herons"
  intaglio import ~/pictures/herons
  intaglio check && intaglio pack
  intaglio status --json`,
    )
  const runOnClosed: AddClosed = (command, work) => {
    command.action(async (...values: unknown[]) => {
      const args = values.slice(0, -2) as unknown as Parameters<typeof work>[1]
      const options = command.optsWithGlobals<CommonOptions & Parameters<typeof work>[2]>()
      done(await runClosed(surroundings, options, (session) => work(session, args, options)))
    })
  }
  const run: AddCommand = (command, work) => {
    command.action(async (...values: unknown[]) => {
      const args = values.slice(0, -2) as unknown as Parameters<typeof work>[1]
      const options = command.optsWithGlobals<CommonOptions & BackendOptions & Parameters<typeof work>[2]>()
      done(
        await runCommand(nameOf(command), surroundings, options, (session) => work(session, args, options)),
      )
    })
  }
  for (const add of [
    ...[
      addNew,
      addImport,
      addGenerate,
      addCheck,
      addRarity,
      addProvenance,
      addDuplicates,
      addEdit,
      addUndo,
      addTemplate,
      addToken,
      addSettings,
    ],
    ...[addPack, addPlan, addPin, addVerify, addStorage, addStatus, addExport, addProject],
  ]) {
    add(program, run)
  }
  addRestore(program, runOnClosed)
  addCompletion(program, stdout, done)
  return program
}

/** As it is typed: "storage send". */
function nameOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name()
}

function addCompletion(program: Command, stdout: Output, done: (exitCode: ExitCode) => void): void {
  program
    .command('completion')
    .summary('print a script that completes commands in a shell')
    .description('Prints a script that completes commands and options.')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      `
Examples:
  intaglio completion bash >> ~/.bashrc
  intaglio completion zsh > "\${fpath[1]}/_intaglio"
  intaglio completion fish > ~/.config/fish/completions/intaglio.fish`,
    )
    .action((shell: Shell) => {
      stdout.write(completionScript(shell, program))
      done(exitCodes.ok)
    })
}
