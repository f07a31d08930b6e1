import type { Command } from 'commander'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'
import { count } from '../format.ts'
import { positive } from '../parse.ts'

interface RarityOptions extends ProjectOption {
  top: number
}

export function addRarity(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('rarity')
      .summary('say how rare every trait is, and which items are the rarest')
      .description(
        'Counts every trait and ranks all items by OpenRarity’s method. Of a collection drawn from layers it also says\n' +
          'how often each value was wanted. Changes nothing; --json has every item.',
      )
      .option('--top <n>', 'how many of the rarest items are named', positive, 10),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio rarity
  intaglio rarity --top 100
  intaglio rarity --json`,
  )
  run<[], RarityOptions>(command, ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const { tokens, traits, shares } = engine.generate.rarity(projectId)
    const total = tokens.length
    for (const { trait, value, count: shown, rank } of traits) {
      const wanted = shares.find(
        (share) => share.trait === trait && share.value === (value ?? '(none)'),
      )?.wanted
      say(
        [
          `${trait}: ${value ?? 'none'}, ${shown} of ${total} (${((shown / total) * 100).toFixed(1)} %)`,
          ...(wanted === undefined ? [] : [`wanted ${wanted}`]),
          ...(rank === undefined ? [] : [`rank ${rank}`]),
        ].join(', '),
      )
    }
    for (const { position, rank, score } of tokens.slice(0, options.top)) {
      say(`Rank ${rank}: item ${position}, score ${score.toFixed(3)}`)
    }
    say(`${count(total, 'item')}.`)
    return Promise.resolve({ result: { projectId, tokens, traits, shares } })
  })
}
