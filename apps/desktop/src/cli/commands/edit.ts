import type { Command } from 'commander'
import { InvalidInputError } from '@intaglio/shared'
import type { Edit, EditPreview, WhichItems } from '../../engine/edits/types.ts'
import type { Attribute } from '../../engine/model.ts'
import type { Engine } from '../../engine/types.ts'
import { count } from '../format.ts'
import { numbers, pair, repeated, traits, type Pair } from '../parse.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

interface EditOptions extends ProjectOption {
  all?: boolean
  items?: number[]
  search?: string
  where?: Pair[]
  name?: string
  description?: string
  trait?: Attribute[]
  removeTrait?: string[]
  renameTrait?: Pair[]
  dryRun?: boolean
}

/** Rows of a preview that a person reads; `--json` has them all. */
const shownRows = 20

/** `edit`: what the window's bulk edit does. */
export function addEdit(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('edit')
      .summary('change names, descriptions and traits of several items')
      .description(
        'Changes items, all of them or those that are named; what narrows narrows further. Each change can be taken ' +
          'back with "intaglio undo", here or in the window. Names and descriptions may have the variables of ' +
          '"intaglio template".',
      )
      .option('--all', 'every item')
      .option('--items <numbers>', 'items by their numbers, as 1-10,15', numbers)
      .option('--search <words>', 'items with all these words in name, description, file or traits')
      .option('--where <trait=value>', 'items with this value; may be repeated', pair)
      .option('--name <text>', 'gives them this name')
      .option('--description <text>', 'gives them this description')
      .option(
        '--trait <trait=value>',
        'gives them this trait; Level:number/10=7 says how it is shown',
        traits,
      )
      .option('--remove-trait <trait>', 'takes this trait away; may be repeated', repeated)
      .option('--rename-trait <trait=name>', 'gives this trait another name; may be repeated', pair)
      .option('--dry-run', 'say what would change, and change nothing'),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio edit --all --name "Night Heron {{position}}" --dry-run
  intaglio edit --where Hat=Crown --trait Rank=King
  intaglio edit --items 1-10,15 --remove-trait Draft
  intaglio edit --search "unsigned" --description "" --json`,
  )
  run<[], EditOptions>(command, ({ engine, project, say }, _, options) => {
    const { projectId } = project(options.project)
    const items = itemsOf(engine, projectId, options)
    const edits = editsOf(items, options)
    // All are looked at before the first is made: what is wrong with one refuses them all.
    const previews = edits.map((edit) => engine.edits.preview(projectId, edit, Infinity))
    const changes = previews.reduce((sum, preview) => sum + preview.changes, 0)
    if (options.dryRun) {
      for (const preview of previews) sayPreview(preview, say)
      say(`Nothing was changed; without --dry-run ${count(changes, 'change')} would be made.`)
      return { result: { projectId, dryRun: true, changes, rows: previews.flatMap(({ rows }) => rows) } }
    }
    const made = edits.flatMap((edit) => engine.edits.apply(projectId, edit) ?? [])
    say(
      `Made ${count(
        made.reduce((sum, entry) => sum + entry.count, 0),
        'change',
      )}.`,
    )
    if (made.length > 0) say('Take it back with: intaglio undo')
    return { result: { projectId, dryRun: false, changes, edits: made } }
  })
}

/** Which items are meant: never all of them without a word. */
function itemsOf(engine: Engine, projectId: string, options: EditOptions): WhichItems {
  const { all, items: positions, search, where } = options
  const narrows = positions ?? search ?? where
  if ((all === true) === (narrows !== undefined)) {
    throw new InvalidInputError('items', 'say which: --all, or --items, --search, --where')
  }
  if (all) return 'all'
  const ids = engine.items.ids(projectId, {
    ...(search !== undefined && { text: search }),
    ...(where && { traits: where.map(([trait, value]) => ({ trait, value })) }),
  })
  if (!positions) return found(ids)
  const inOrder = engine.items.ids(projectId, {})
  const wanted = new Set(positions.map((position) => inOrder[position - 1]))
  if (wanted.has(undefined)) {
    throw new InvalidInputError('--items', `the project has the numbers 1 to ${inOrder.length}`)
  }
  return found(ids.filter((id) => wanted.has(id)))
}

function found(ids: string[]): string[] {
  if (ids.length > 0) return ids
  throw new InvalidInputError('items', 'none is like that')
}

function editsOf(items: WhichItems, options: EditOptions): Edit[] {
  const edits: Edit[] = [
    ...(['name', 'description'] as const).flatMap((field): Edit[] => {
      const template = options[field]
      if (template === undefined) return []
      // An empty template would say nothing of what to do.
      if (template === '') return [{ kind: 'words', items, words: { [field]: '' } }]
      return [{ kind: 'template', items, field, template }]
    }),
    ...(options.trait ?? []).map((trait): Edit => ({ kind: 'setTrait', items, trait })),
    ...(options.renameTrait ?? []).map(([trait, to]): Edit => ({ kind: 'renameTrait', items, trait, to })),
    ...(options.removeTrait ?? []).map((trait): Edit => ({ kind: 'removeTrait', items, trait })),
  ]
  if (edits.length > 0) return edits
  throw new InvalidInputError('edit', 'say what to change: --name, --description, --trait and others')
}

function sayPreview({ changes, of, rows }: EditPreview, say: (line: string) => void): void {
  for (const { position, field, before, after } of rows.slice(0, shownRows)) {
    say(`${position} ${field}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`)
  }
  if (rows.length > shownRows) say(`… and ${rows.length - shownRows} more`)
  say(`${count(changes, 'change')} in ${count(of, 'item')}.`)
}
