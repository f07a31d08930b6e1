import path from 'node:path'
import { IntaglioError, say, textOf } from '@intaglio/shared'
import { keepPicture, type Keeper } from '../media/keep-medium.ts'
import { tokenMetadata } from '../metadata/token-metadata.ts'
import type { FileRow } from '../store/files.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Store } from '../store/store.ts'
import { parseRecipe } from './recipe.ts'

/** What every token shows until the reveal, with its picture kept. */
export interface Placeholder {
  name: string
  description: string
  file: FileRow
}

/** What a project's recipe says of it; `file` is the picture's absolute path. */
export function placeholderOf(store: Store, projectId: string) {
  const body = store.generations.getRecipe(projectId)
  if (body === undefined) return undefined
  const { placeholder, layersFolder } = parseRecipe(JSON.parse(body))
  return placeholder && { ...placeholder, file: path.resolve(layersFolder, placeholder.image) }
}

/**
 * Takes the picture of the recipe's placeholder into the project.
 * @returns undefined where the recipe has none
 * @throws IntaglioError `PLACEHOLDER_UNREADABLE` naming the picture
 */
export async function keepPlaceholder(keeper: Omit<Keeper, 'settings'>): Promise<Placeholder | undefined> {
  const wanted = placeholderOf(keeper.store, keeper.projectId)
  if (!wanted) return undefined
  const { image, name, description, file: source } = wanted
  await keeper.place.prepare()
  try {
    return { name, description, file: await keepPicture(keeper, source) }
  } catch (cause) {
    throw new IntaglioError(
      say`The picture "${{ image }}" that hides the items until the reveal cannot be used.`,
      {
        code: 'PLACEHOLDER_UNREADABLE',
        why: textOf(cause),
        next: say`Put it back, choose another, or take the hiding out.`,
        details: { image },
        cause,
      },
    )
  }
}

/**
 * The bytes of a token's metadata until the reveal: nothing of the token itself. A contract whose metadata base is the
 * folder of these is revealed by giving it the real one.
 */
export function placeholderBytes(
  { standard, name: collection }: ProjectRow,
  { name, description }: Placeholder,
  position: number,
  imageCid: string,
): Uint8Array {
  const fill = (template: string) =>
    template.replaceAll('{collection}', collection).replaceAll('{position}', String(position))
  return tokenMetadata(standard, {
    ...{ name: fill(name), description: fill(description), imageCid },
    attributes: [],
    extra: {},
  })
}
