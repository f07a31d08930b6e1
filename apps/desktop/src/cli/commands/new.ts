import { Option, type Command } from 'commander'
import { percentage } from '../parse.ts'
import type { AddCommand } from '../declare.ts'

interface NewOptions {
  symbol?: string
  description?: string
  standard?: 'erc721' | 'erc1155'
  royalty?: number
}

export function addNew(program: Command, run: AddCommand): void {
  const command = program
    .command('new')
    .summary('make a project')
    .description('Makes an empty project in the studio’s data folder.')
    .argument('<name>', 'the collection’s name')
    .option('--symbol <text>', 'a ticker of up to 20 letters; made from the name unless said')
    .option('--description <text>', 'what the collection is')
    .addOption(
      new Option('--standard <standard>', 'erc1155 makes editions')
        .choices(['erc721', 'erc1155'])
        .default('erc721'),
    )
    .option('--royalty <percent>', 'asked of later sales, as 7.5', percentage)
    .addHelpText(
      'after',
      `
Examples:
  intaglio new "Night Herons" --symbol HERON --royalty 5
  intaglio new Plates --standard erc1155 --json`,
    )
  run<[string], NewOptions>(command, ({ engine, say }, [name], options) => {
    const project = engine.createProject({
      name,
      symbol: options.symbol ?? symbolOf(name),
      ...(options.description !== undefined && { description: options.description }),
      ...(options.standard && { standard: options.standard }),
      ...(options.royalty !== undefined && { royaltyBps: options.royalty }),
    })
    say(`Made "${project.name}" (${project.projectId}).`)
    return { result: project }
  })
}

/** A ticker from a name: letters and digits, at most eight. */
function symbolOf(name: string): string {
  const letters = name.normalize('NFKD').replace(/[^A-Za-z0-9]/g, '')
  return letters.slice(0, 8).toUpperCase() || 'ART'
}
