import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import { count } from '../format.ts'
import { bits } from '../parse.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface DuplicatesOptions extends ProjectOption {
  distance?: number
}

export function addDuplicates(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('duplicates')
      .summary('find items whose pictures look alike')
      .description(
        'Compares the pictures of all items by how they look, not by their bytes, and names groups of those that ' +
          'look alike. Changes nothing.',
      )
      .option('--distance <bits>', 'how many of 64 bits may differ; 8 unless said, 32 at most', bits),
  ).addHelpText(
    'after',
    `
Exit code 3 says that items look alike.

Examples:
  intaglio duplicates
  intaglio duplicates --distance 4 --json`,
  )
  run<[], DuplicatesOptions>(command, async ({ engine, project, say, task }, _, { distance, ...options }) => {
    const { projectId } = project(options.project)
    const groups = await task({}, ({ signal }) =>
      engine.media.nearDuplicates(projectId, {
        ...(signal && { signal }),
        ...(distance !== undefined && { maxDistance: distance }),
      }),
    )
    for (const { items } of groups) {
      say(items.map(({ position, distance: by }) => `${position}${by > 0 ? ` (${by} bits)` : ''}`).join(', '))
    }
    say(
      groups.length > 0
        ? `${count(groups.length, 'group')} of items that look alike.`
        : 'No items look alike.',
    )
    return {
      result: { projectId, groups },
      exitCode: groups.length > 0 ? exitCodes.problems : exitCodes.ok,
    }
  })
}
