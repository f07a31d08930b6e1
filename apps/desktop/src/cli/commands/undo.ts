import type { Command } from 'commander'
import { count } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

/** `undo` and `redo`: the same history as the window's. */
export function addUndo(program: Command, run: AddCommand): void {
  addTurn(program, run, 'undo', 'Takes the newest edit back', 'There is nothing to take back.')
  addTurn(program, run, 'redo', 'Makes the edit again that was taken back last', 'Nothing was taken back.')
}

function addTurn(
  program: Command,
  run: AddCommand,
  name: 'undo' | 'redo',
  what: string,
  nothing: string,
): void {
  const command = withProject(
    program
      .command(name)
      .summary(name === 'undo' ? 'take the newest edit back' : 'make an edit again that was taken back')
      .description(`${what}, whether it was made here or in the window.`),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio ${name}
  intaglio ${name} --project "Night Herons" --json`,
  )
  run<[], ProjectOption>(command, ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const edit = engine.edits[name](projectId)
    say(
      edit
        ? `${name === 'undo' ? 'Took back' : 'Made again'}: ${edit.label}, ${count(edit.count, 'change')}.`
        : nothing,
    )
    return { result: { projectId, edit: edit ?? null } }
  })
}
