import { readFile } from 'node:fs/promises'
import { InvalidArgumentError, type Command } from 'commander'
import { InvalidInputError, inEnglish } from '@intaglio/shared'
import type { Engine } from '../../engine/types.ts'
import { exitCodes } from '../exit-codes.ts'
import { count } from '../format.ts'
import { positive } from '../parse.ts'
import { withProject, type AddCommand, type ProjectOption } from '../declare.ts'

type RecipeInput = Parameters<Engine['generate']['setRecipe']>[1]

interface GenerateOptions extends ProjectOption {
  recipe?: string
  count?: number
  seed?: string
  size?: { width: number; height: number }
  dryRun?: boolean
}

export function addGenerate(program: Command, run: AddCommand): void {
  const command = withProject(
    program
      .command('generate')
      .summary('draw a collection out of layers')
      .description(
        'Draws a collection out of layers (HashLips’ folders are read as they are) or a recipe. Whether it can be is ' +
          'decided before anything is drawn. Called again after a stop it goes on where it was.',
      )
      .argument('[layers]', 'a folder of layers; not needed where the project has a recipe')
      .option('--recipe <file>', 'a recipe as JSON: layers, weights or quotas, rules, one-of-ones')
      .option('--count <n>', 'how many tokens; what HashLips’ settings say unless said', positive)
      .option('--seed <text>', 'the same seed gives the same collection on every machine')
      .option('--size <pixels>', 'of each picture, as 2000x2000; that of the layers unless said', pixels)
      .option('--dry-run', 'decide whether it can be, and draw nothing'),
  ).addHelpText(
    'after',
    `
Exit code 3 says that what is wanted cannot be; the smallest set of rules that conflict is named.

Examples:
  intaglio generate ./layers --count 1000 --seed spring
  intaglio generate --recipe recipe.json --dry-run
  intaglio generate --json`,
  )
  run<[string?], GenerateOptions>(
    command,
    async ({ engine, project, resolve, say, task }, [layers], options) => {
      const { projectId } = project(options.project)
      const recipe = await recipeOf(engine, projectId, say, layers && resolve(layers), {
        ...options,
        ...(options.recipe !== undefined && { recipe: resolve(options.recipe) }),
      })
      // A dry run leaves the project as it is.
      if (!options.dryRun) engine.generate.setRecipe(projectId, recipe)
      const check = await engine.generate.check(projectId, { recipe })
      for (const { message } of [...check.conflicts, ...check.warnings]) say(message)
      if (!check.feasible) {
        say('It cannot be drawn as it is.')
        return { result: { projectId, check }, exitCode: exitCodes.problems }
      }
      const allowed = check.distinct === 'many' ? 'countless' : check.distinct.toLocaleString('en')
      say(`The rules allow ${allowed} combinations; ${check.wanted.toLocaleString('en')} are wanted.`)
      if (options.dryRun) return { result: { projectId, check } }
      const report = await task({ render: 'Draw' }, (given) => engine.generate.generate(projectId, given))
      say(`Drew ${count(report.rendered, 'picture')}; the project has ${count(report.tokens, 'token')}.`)
      return {
        result: { projectId, check, ...report, provenance: engine.generate.provenance(projectId).hash },
      }
    },
  )
}

/** The recipe that is given, that of the layers, or that of the project, with what the command line says besides. */
async function recipeOf(
  engine: Engine,
  projectId: string,
  say: (line: string) => void,
  layers: string | undefined,
  { recipe: file, count: tokens, seed, size }: GenerateOptions,
): Promise<RecipeInput> {
  const said = {
    ...(tokens !== undefined && { count: tokens }),
    ...(seed !== undefined && { seed }),
    ...(size && { size }),
  }
  if (file !== undefined) {
    // The engine checks it field by field.
    return { ...(await readJson(file)), ...said } as RecipeInput
  }
  if (layers !== undefined) {
    const set = await engine.generate.readLayers(layers)
    for (const { file, reason } of set.warnings) say(`${file}: ${inEnglish(reason)}`)
    const count = tokens ?? set.words.count
    if (count === undefined)
      throw new InvalidInputError('--count', 'say how many tokens the layers shall give')
    const known = { layersFolder: set.folder, layers: set.layers, rules: set.rules, size: set.size }
    return { ...known, ...set.words, ...said, count }
  }
  const kept = engine.generate.getRecipe(projectId)
  if (!kept)
    throw new InvalidInputError('layers', 'the project has no recipe; name a folder of layers or a recipe')
  return { ...kept, ...said }
}

async function readJson(file: string): Promise<object> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof value === 'object' && value !== null) return value
    throw new Error('it holds no object')
  } catch (error) {
    throw new InvalidInputError('--recipe', `"${file}" cannot be read: ${(error as Error).message}`)
  }
}

function pixels(text: string): { width: number; height: number } {
  const [, width, height] = /^(\d{1,5})x(\d{1,5})$/.exec(text) ?? []
  if (width === undefined || height === undefined)
    throw new InvalidArgumentError('It takes pixels, as 2000x2000.')
  return { width: Number(width), height: Number(height) }
}
