import type { Command } from 'commander'
import { count, megabytes } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

/** `project`: a whole project as one file, to be moved, sent or kept. */
export function addProject(program: Command, run: AddCommand): void {
  const project = program
    .command('project')
    .summary('move a project to another computer as one file')
    .description(
      'A project in one file (.intaglio): its items, pictures, layers, edits and what is on chain. No session, wallet,\n' +
        'secret or path of this computer goes along.',
    )
  addProjectExport(project, run)
  addProjectImport(project, run)
  project.addHelpText(
    'after',
    `
Examples:
  intaglio project export herons.intaglio --project "Night Herons"
  intaglio project import herons.intaglio`,
  )
}

function addProjectExport(project: Command, run: AddCommand): void {
  const command = withProject(
    project
      .command('export')
      .summary('write the project into one file')
      .description(
        'Writes the project into one file; one that is there already is replaced when all is written.',
      )
      .argument('<file>', 'by custom it ends in .intaglio'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio project export herons.intaglio
  intaglio project export /media/usb/herons.intaglio --project "Night Herons" --json`,
  )
  run<[string], ProjectOption>(
    command,
    async ({ engine, project: find, resolve, say, task }, [file], options) => {
      const { projectId, name } = find(options.project)
      const saved = await task({ export: 'Export' }, (given) =>
        engine.projectFiles.save(projectId, resolve(file), given),
      )
      say(`Wrote "${name}" (${megabytes(saved.bytes)}) into ${saved.file}.`)
      return { result: { projectId, ...saved } }
    },
  )
}

function addProjectImport(project: Command, run: AddCommand): void {
  const command = project
    .command('import')
    .summary('make a project of such a file')
    .description('Makes a project of such a file, and computes its addresses: they come out the same.')
    .argument('<file>', 'what "project export" or the studio wrote')
    .addHelpText(
      'after',
      `
Examples:
  intaglio project import herons.intaglio
  intaglio project import herons.intaglio --json | jq -r .projectId`,
    )
  run<[string], object>(command, async ({ engine, resolve, say, task }, [file]) => {
    const opened = await task({ import: 'Import', address: 'Addresses' }, (given) =>
      engine.projectFiles.open(resolve(file), given),
    )
    say(`Opened "${opened.name}" (${opened.projectId}) with ${count(opened.itemCount, 'item')}.`)
    return { result: opened }
  })
}
