import type { Command } from 'commander'
import { plainFields, type ColumnMapping } from '../../engine/metadata/types.ts'
import { exitCodes } from '../exit-codes.ts'
import { count, skippedLine } from '../format.ts'
import { columnField, positive } from '../parse.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface ImportOptions extends ProjectOption {
  map?: ColumnMapping
  count?: number
  proposeMap?: boolean
}

export function addImport(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('import')
      .summary('bring a folder of pictures and metadata into a project')
      .description(
        'Brings a folder into a project. Its layout is known by what it holds: metadata.csv with collection.json,\n' +
          'Sugar’s assets, HashLips’ build, OpenSea’s CSV. Files that cannot be taken are named, the rest goes on.',
      )
      .argument('<folder>', 'where the pictures are')
      .option(
        '--map <column=field>',
        `what a column of another table means; a field is ${plainFields.join(', ')} or trait:<name>; may be repeated`,
        columnField,
      )
      .option('--propose-map', 'import nothing; print what the table’s columns seem to mean')
      .option('--count <n>', 'repeat the pictures up to n distinct items', positive),
  ).addHelpText(
    'after',
    `
Exit code 3 says that files, rows or fields were left out.

Examples:
  intaglio import ~/pictures/herons
  intaglio import ./assets --project "Night Herons" --json
  intaglio import ./folder --propose-map
  intaglio import ./folder --map "Title=name" --map "Pic=file" --map "Hat type=trait:Hat"`,
  )
  run<[string], ImportOptions>(
    command,
    async ({ engine, project, resolve, say, task }, [folder], options) => {
      if (options.proposeMap) {
        const proposal = await engine.metadata.proposeMapping(resolve(folder))
        for (const { column, field, samples } of proposal?.columns ?? []) {
          say(`--map "${column}=${field}"   ${samples.join(' | ')}`)
        }
        if (!proposal) say('There is no table in the folder.')
        return { result: proposal ?? null }
      }
      const { projectId, name: before } = project(options.project)
      const report = await task({ import: 'Import' }, (given) =>
        engine.importFolder(projectId, resolve(folder), {
          ...given,
          ...(options.map && { mapping: options.map }),
          ...(options.count !== undefined && { repeatTo: options.count }),
        }),
      )
      const { itemCount, name } = engine.getProject(projectId)
      say(`Imported ${count(report.imported, 'item')}; "${name}" has ${count(itemCount, 'item')}.`)
      if (name !== before) say(`It was called "${before}"; the folder says otherwise.`)
      if (report.changed > 0) say(`Changed since the last time: ${count(report.changed, 'item')}.`)
      if (report.missing.length > 0) say(`Gone from the folder, their items stay (${report.missing.length}):`)
      for (const file of report.missing) say(`  ${file}`)
      if (report.notes.length > 0) say(`Done to files (${report.notes.length}):`)
      for (const { file, message } of report.notes) say(`  ${file}: ${message}`)
      if (report.skipped.length > 0) say(`Left out (${report.skipped.length}):`)
      for (const skipped of report.skipped) say(skippedLine(skipped))
      return {
        result: { projectId, ...report, itemCount },
        exitCode: report.skipped.length > 0 ? exitCodes.problems : exitCodes.ok,
      }
    },
  )
}
