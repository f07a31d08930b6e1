import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { InvalidInputError, inEnglish } from '@intaglio/shared'
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
      .summary('bring a folder or files, pictures and metadata, into a project')
      .description(
        'Brings a folder into a project, or files. A layout is known by what it holds: metadata.csv with ' +
          'collection.json, Sugar’s assets, HashLips’ build, OpenSea’s CSV. A table or JSON alone describes items that ' +
          'are there. Files that cannot be taken are named, the rest goes on.',
      )
      .argument('<folder|file...>', 'a folder, or files')
      .option(
        '--map <column=field>',
        `what a column of another table means, or a field of JSON by its path; a field is ${plainFields.join(', ')} or trait:<name>; may be repeated`,
        columnField,
      )
      .option('--propose-map', 'import nothing; print what the columns or fields seem to mean')
      .option('--count <n>', 'repeat the pictures up to n distinct items', positive),
  ).addHelpText(
    'after',
    `
Exit code 3 says that files, rows or fields were left out.

Examples:
  intaglio import ~/pictures/herons
  intaglio import ./assets --project "Night Herons" --json
  intaglio import ~/pictures/heron.png ~/pictures/egret.png
  intaglio import ./metadata.csv
  intaglio import ./folder --propose-map
  intaglio import ./folder --map "Title=name" --map "Pic=file" --map "Hat type=trait:Hat"`,
  )
  run<[string[]], ImportOptions>(
    command,
    async ({ engine, project, resolve, say, task }, [given], options) => {
      const from = fromPaths(given.map(resolve))
      if (options.proposeMap) {
        const proposal = await engine.metadata.proposeMapping(from)
        for (const { column, field, samples } of proposal?.columns ?? []) {
          say(`--map "${column}=${field}"   ${samples.join(' | ')}`)
        }
        if (!proposal) say('There is no table or JSON that describes items.')
        return { result: proposal ?? null }
      }
      const { projectId, name: before } = project(options.project)
      const said = options.map && { mapping: options.map }
      const repeatTo = options.count === undefined ? {} : { repeatTo: options.count }
      const report = await task({ import: 'Import' }, (watched) =>
        typeof from === 'string'
          ? engine.importFolder(projectId, from, { ...watched, ...said, ...repeatTo })
          : engine.importFiles(projectId, from, { ...watched, ...said }),
      )
      const { itemCount, name } = engine.getProject(projectId)
      say(`Imported ${count(report.imported, 'item')}; "${name}" has ${count(itemCount, 'item')}.`)
      const { added, changed, unchanged, missing, skipped: left } = report
      const counts = [added, changed, missing.length, unchanged, left.length].map((n) =>
        n.toLocaleString('en'),
      )
      say(
        `${counts[0]} new, ${counts[1]} changed, ${counts[2]} missing, ${counts[3]} the same, ${counts[4]} left out.`,
      )
      if (name !== before) say(`It was called "${before}"; what was imported says otherwise.`)
      if (report.missing.length > 0) say(`Gone where they were, their items stay (${report.missing.length}):`)
      for (const file of report.missing) say(`  ${file}`)
      if (report.notes.length > 0) say(`Done to files (${report.notes.length}):`)
      for (const { file, message } of report.notes) say(`  ${file}: ${inEnglish(message)}`)
      if (report.skipped.length > 0) say(`Left out (${report.skipped.length}):`)
      for (const skipped of report.skipped) say(skippedLine(skipped))
      return {
        result: { projectId, ...report, itemCount },
        exitCode: report.skipped.length > 0 ? exitCodes.problems : exitCodes.ok,
      }
    },
  )
}

/** The one folder, or all files. */
function fromPaths(paths: readonly string[]): string | readonly string[] {
  const folders = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
  const [only = ''] = paths
  if (folders.length === 0 && paths.some((path) => statSync(path, { throwIfNoEntry: false }))) return paths
  if (paths.length === 1) return only
  throw new InvalidInputError('path', 'it takes one folder, or files that are there')
}
