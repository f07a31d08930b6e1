import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { IntaglioError } from '@intaglio/shared'
import type { Recipe } from './recipe.ts'

/** Every picture a recipe draws with, as it names them. */
export function artFiles({ layers, oneOfOnes }: Recipe): string[] {
  const files = layers.flatMap(({ values }) => values.flatMap(({ file }) => file ?? []))
  return [...new Set([...files, ...oneOfOnes.map(({ file }) => file)])].sort()
}

/**
 * SHA-256 of each picture's content, by the name that the recipe gives it.
 * @throws IntaglioError `LAYER_UNREADABLE` naming the first that cannot be read
 */
export async function hashArt(recipe: Recipe, signal?: AbortSignal): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const file of artFiles(recipe)) {
    signal?.throwIfAborted()
    const hash = createHash('sha256')
    await pipeline(createReadStream(path.resolve(recipe.layersFolder, file)), hash).catch(
      (cause: unknown) => {
        throw new IntaglioError(`The picture "${file}" cannot be read.`, {
          code: 'LAYER_UNREADABLE',
          next: 'Put it back, or read the layers again.',
          details: { file },
          cause,
        })
      },
    )
    all.set(file, hash.digest('hex'))
  }
  return all
}

/** Sizes and times of all pictures: quick to ask, and another after any ordinary edit. */
export async function glanceArt(recipe: Recipe): Promise<string> {
  const all = createHash('sha256').update(recipe.layersFolder)
  for (const { file, seen } of await statArt(recipe)) all.update(`\n${file} ${seen?.size} ${seen?.mtimeMs}`)
  return all.digest('hex')
}

/** Pictures that are not there. */
export async function missingArt(recipe: Recipe): Promise<string[]> {
  return (await statArt(recipe)).flatMap(({ file, seen }) => (seen?.isFile() ? [] : [file]))
}

async function statArt(recipe: Recipe) {
  return Promise.all(
    artFiles(recipe).map(async (file) => ({
      file,
      seen: await stat(path.resolve(recipe.layersFolder, file)).catch(() => undefined),
    })),
  )
}
