import { inEnglish } from '@intaglio/shared'
import type { Command } from 'commander'
import { count, earlierWords, megabytes, notThroughWords } from '../../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../../declare.ts'
import { placeOf, withWorkspace } from './places.ts'

export function addProofs(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('proofs')
        .summary('say where a collection was proven to be')
        .description(
          'Says which places had every block when they were last asked, and whether the collection still has those ' +
            'addresses. The workspace counts where --backend and --gateway say which.',
        ),
    ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage proofs
  intaglio storage proofs --json | jq '.proofs[] | select(.isCurrent)'`,
  )
  run<[], ProjectOption>(command, ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const proofs = engine.storage.proofs(projectId)
    if (proofs.length === 0) say('Nothing is proven yet; see "intaglio storage send --help".')
    for (const { place, readFrom, blocks, bytes, verifiedAt, isCurrent, notThrough } of proofs) {
      const what = `${count(blocks, 'block')} (${megabytes(bytes)}) on ${verifiedAt}`
      say(
        `${inEnglish(place)}: ${what}, read from: ${inEnglish(readFrom)}${isCurrent ? '' : '; the addresses are others now'}`,
      )
      for (const each of notThrough) say(`  ${notThroughWords(each)}`)
    }
    const earlier = engine.storage.earlier(projectId)
    for (const each of earlier) {
      const { label } = placeOf(engine, each.targetId)
      say(`${label} keeps ${earlierWords(each)}, too; see "intaglio storage unpin --help".`)
    }
    return { result: { projectId, proofs, earlier } }
  })
}

export function addExportProof(storage: Command, run: AddCommand): void {
  const command = withWorkspace(
    withProject(
      storage
        .command('export-proof')
        .summary('write the proofs as JSON, for whoever wants to check them')
        .description(
          'Writes the proofs of the current addresses: the roots, how many blocks are under them, the hash of their ' +
            'list, and who had them when. A file of that name is replaced.',
        )
        .argument('<file>', 'where to write it'),
    ),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage export-proof ./herons-proof.json`,
  )
  run<[string], ProjectOption>(command, async ({ engine, project, resolve, say }, [name], options) => {
    const { projectId } = project(options.project)
    const file = resolve(name)
    await engine.storage.exportProof(projectId, file)
    say(`Wrote ${file}.`)
    return { result: { projectId, file } }
  })
}
