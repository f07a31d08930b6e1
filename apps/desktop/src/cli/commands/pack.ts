import type { Command } from 'commander'
import { count, megabytes, table } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

export function addPack(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('pack')
      .summary('compute every IPFS address and write the CAR, with no network')
      .description(
        'Writes all metadata, computes the addresses (CIDs) of every file and folder, and packs them into a CAR. ' +
          'The same project gives the same addresses on every machine; nothing is sent.',
      ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio pack
  intaglio pack --json | jq -r .metadataRoot`,
  )
  run<[], ProjectOption>(command, async ({ engine, project, say, task }, _, options) => {
    const { projectId } = project(options.project)
    const report = await task({ address: 'Addresses' }, (given) => engine.computeAddresses(projectId, given))
    say(
      table([
        ['Metadata folder', report.metadataRoot],
        ['Images folder', report.imagesRoot],
        ['Collection', report.contractMetadataCid],
        ...(report.placeholderRoot === undefined
          ? []
          : [['Until the reveal', report.placeholderRoot] as const]),
        ['CAR', `${report.carFile} (${count(report.files, 'file')}, ${megabytes(report.bytes)})`],
      ]),
    )
    return { result: { projectId, ...report } }
  })
}
