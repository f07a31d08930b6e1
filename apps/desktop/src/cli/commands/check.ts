import { inEnglish, paragraph } from '@intaglio/shared'
import type { Command } from 'commander'
import { exitCodes } from '../exit-codes.ts'
import { count } from '../format.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface CheckOptions extends ProjectOption {
  strict?: boolean
}

export function addCheck(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('check')
      .summary('find what is wrong with the metadata')
      .description(
        'Checks what the collection and every token say against the schemas of ERC-721, ERC-1155, OpenSea and ' +
          'ERC-7572, and names each problem with how to mend it.',
      )
      .option('--strict', 'warnings count as problems'),
  ).addHelpText(
    'after',
    `
Exit code 3 says that there are problems.

Examples:
  intaglio check
  intaglio check --project "Night Herons" --strict
  intaglio check --json | jq '.problems[] | select(.severity == "error")'`,
  )
  run<[], CheckOptions>(command, async ({ engine, project, say, task }, _, options) => {
    const { projectId } = project(options.project)
    const problems = await task({ check: 'Check' }, (given) => engine.metadata.check(projectId, given))
    const errors = problems.filter(({ severity }) => severity === 'error').length
    for (const { severity, position, what, next } of problems) {
      say(
        `${severity} ${position === undefined ? 'collection' : `token ${position}`}: ${inEnglish(paragraph([what, next]))}`,
      )
    }
    say(`${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`)
    const found = options.strict ? problems.length : errors
    return {
      result: { projectId, errors, warnings: problems.length - errors, problems },
      exitCode: found > 0 ? exitCodes.problems : exitCodes.ok,
    }
  })
}
