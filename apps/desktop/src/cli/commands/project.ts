import type { Command } from 'commander'
import { count, megabytes } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

/** `project`: a whole project as one file or folder, to be moved, sent or kept. */
export function addProject(program: Command, run: AddCommand): void {
  const project = program
    .command('project')
    .summary('move a project to another computer as one file or folder')
    .description(
      'A project in one file (.intaglio) or folder: its items, pictures, layers, edits and what is on chain. No session, wallet, ' +
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
      .summary('write the project into one file or folder')
      .description(
        'Writes the project into one file; one that is there already is replaced when all is written. A folder must be ' +
          'new or empty.',
      )
      .argument('<file|folder>', 'the file, by custom ending in .intaglio, or the folder')
      .option('--folder', 'write a folder'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio project export herons.intaglio
  intaglio project export --folder ~/shared/herons
  intaglio project export /media/usb/herons.intaglio --project "Night Herons" --json`,
  )
  run<[string], ProjectOption & { folder?: true }>(
    command,
    async ({ engine, project: find, resolve, say, task }, [target], options) => {
      const form = options.folder ? 'folder' : 'file'
      const { projectId, name } = find(options.project)
      const saved = await task({ export: 'Export' }, (given) =>
        engine.projectFiles.save(projectId, { target: resolve(target), form }, given),
      )
      say(`Wrote "${name}" (${megabytes(saved.bytes)}) into ${saved.file}.`)
      return { result: { projectId, ...saved } }
    },
  )
}

function addProjectImport(project: Command, run: AddCommand): void {
  const command = project
    .command('import')
    .summary('make a project of such a file or folder')
    .description(
      'Makes a project of such a file or folder, and computes its addresses: they come out the same.',
    )
    .argument('<file|folder>', 'what "project export" or the studio wrote')
    .addHelpText(
      'after',
      `
Examples:
  intaglio project import herons.intaglio
  intaglio project import herons.intaglio --json | jq -r .projectId`,
    )
  run<[string], object>(command, async ({ engine, resolve, say, task }, [saved]) => {
    const opened = await task({ import: 'Import', address: 'Addresses' }, (given) =>
      engine.projectFiles.open(resolve(saved), given),
    )
    say(`Opened "${opened.name}" (${opened.projectId}) with ${count(opened.itemCount, 'item')}.`)
    return { result: opened }
  })
}
