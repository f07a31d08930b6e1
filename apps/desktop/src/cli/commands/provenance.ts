import type { Command } from 'commander'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface ProvenanceOptions extends ProjectOption {
  images?: boolean
}

export function addProvenance(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('provenance')
      .summary('print the hash that proves the order of the pictures')
      .description(
        'Prints one SHA-256 over the SHA-256 of every published picture, in the order of the items: who publishes it\n' +
          'before the reveal proves that no picture changed its place since.',
      )
      .option('--images', 'print the SHA-256 of every picture instead, one a line'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio provenance
  intaglio provenance --images | tr -d '\\n' | sha256sum`,
  )
  run<[], ProvenanceOptions>(command, ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const { hash, images } = engine.generate.provenance(projectId)
    for (const line of options.images ? images : [hash]) say(line)
    return Promise.resolve({ result: { projectId, hash, images } })
  })
}
