import type { Command } from 'commander'
import { positive } from '../parse.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface TokenOptions extends ProjectOption {
  contract?: boolean
}

export function addToken(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('token')
      .summary('print the exact JSON that a token will say')
      .description(
        'Prints the metadata of one token byte for byte as it is stored, or that of the collection.',
      )
      .argument('[number]', 'the token’s number', positive)
      .option('--contract', 'the collection’s own metadata (ERC-7572)'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio token 7
  intaglio token --contract`,
  )
  run<[number?], TokenOptions>(command, async ({ engine, project, say }, [position], options) => {
    const { projectId } = project(options.project)
    const text =
      options.contract || position === undefined
        ? await engine.metadata.contractJson(projectId)
        : await engine.metadata.tokenJson(projectId, position)
    say(text)
    return { result: JSON.parse(text) as unknown }
  })
}
