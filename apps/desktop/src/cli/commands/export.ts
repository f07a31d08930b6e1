import { Option, type Command } from 'commander'
import { formatNames, type FormatName } from '../../engine/metadata/types.ts'
import { count, megabytes } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface ExportOptions extends ProjectOption {
  format: FormatName
}

export function addExport(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('export')
      .summary('write files and metadata for other tools')
      .description(
        'Writes the pictures and their metadata into a new folder, in the studio’s own layout or that of Sugar, ' +
          'HashLips or OpenSea. All of it or nothing; the same project gives the same bytes.',
      )
      .argument('<folder>', 'must not exist, or be empty')
      .addOption(
        new Option('--format <format>', 'whose layout').choices([...formatNames]).default('intaglio'),
      ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio export ./plates
  intaglio export ./assets --format sugar --project "Night Herons"`,
  )
  run<[string], ExportOptions>(
    command,
    async ({ engine, project, resolve, say, task }, [folder], options) => {
      const { projectId } = project(options.project)
      const report = await task({ export: 'Export' }, (given) =>
        engine.metadata.exportFolder(projectId, resolve(folder), options.format, given),
      )
      say(`Wrote ${count(report.files, 'file')} (${megabytes(report.bytes)}) into ${report.folder}.`)
      for (const { field, items } of report.leftOut) {
        say(`  ${options.format} has no place for ${field} (${count(items, 'time')}).`)
      }
      return { result: { projectId, ...report } }
    },
  )
}
