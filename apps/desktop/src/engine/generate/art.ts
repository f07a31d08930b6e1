import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { IntaglioError, say } from '@intaglio/shared'
import type { Recipe } from './recipe.ts'

/** Every picture a recipe draws with, as it names them. */
export function artFiles({ layers, oneOfOnes }: Recipe): string[] {
  const files = layers.flatMap(({ values }) => values.flatMap(({ file }) => file ?? []))
  return [...new Set([...files, ...oneOfOnes.map(({ file }) => file)])].sort()
}

/** The pictures of a recipe as they were when they were hashed. */
export interface HashedArt {
  /** SHA-256 of each picture's content, by the name that the recipe gives it. */
  hashes: Map<string, string>
  /**
   * To be called after a picture was read again.
   * @param file its whole path
   * @throws IntaglioError `LAYER_CHANGED` where it may be another one by now
   */
  refuseChanged(file: string): Promise<void>
}

/** @throws IntaglioError `LAYER_UNREADABLE` naming the first that cannot be read */
export async function hashArt(recipe: Recipe, signal?: AbortSignal): Promise<HashedArt> {
  const hashes = new Map<string, string>()
  const looks = new Map<string, string>()
  for (const file of artFiles(recipe)) {
    signal?.throwIfAborted()
    const full = path.resolve(recipe.layersFolder, file)
    const hash = createHash('sha256')
    looks.set(full, await lookOf(full))
    await pipeline(createReadStream(full), hash).catch((cause: unknown) => {
      throw new IntaglioError(say`The picture "${{ file }}" cannot be read.`, {
        code: 'LAYER_UNREADABLE',
        next: say`Put it back, or read the layers again.`,
        details: { file },
        cause,
      })
    })
    hashes.set(file, hash.digest('hex'))
  }
  return {
    hashes,
    async refuseChanged(file) {
      if ((await lookOf(file)) === looks.get(file)) return
      throw new IntaglioError(say`The picture "${{ file }}" was changed while the collection was drawn.`, {
        code: 'LAYER_CHANGED',
        why: say`Some items would show it as it was, and others as it is.`,
        next: say`Draw again when it is finished: what is drawn of other pictures stays.`,
        details: { file },
      })
    },
  }
}

/** Another one after any ordinary change. */
async function lookOf(file: string): Promise<string> {
  const seen = await stat(file, { bigint: true }).catch(() => undefined)
  return `${seen?.size} ${seen?.mtimeNs} ${seen?.ino}`
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
