import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { FoundFile } from './find-files.ts'
import { orderedMap } from './ordered-map.ts'
import { recogniseIfAny } from './recognise.ts'

/**
 * Which pictures are covers: a picture beside one film, sound or model of the same name is that one's picture, and no
 * item of its own.
 * @returns the medium's file → the cover's
 */
export async function pairCovers(found: readonly FoundFile[]): Promise<Map<string, FoundFile>> {
  const named = new Map<string, FoundFile[]>()
  for (const each of found) {
    const { file, problem } = each
    if (problem || file.endsWith('.json')) continue
    const stem = file.slice(0, file.length - path.posix.extname(file).length)
    named.set(stem, [...(named.get(stem) ?? []), each])
  }
  const several = [...named.values()].filter((files) => files.length > 1)
  const covers = new Map<string, FoundFile>()
  const recognised = orderedMap(several, availableParallelism() * 2, async (files) => {
    const kinds = await Promise.all(
      files.map(async ({ source }) => (await recogniseIfAny(source).catch(() => undefined))?.kind),
    )
    const isPicture = (index: number) => kinds[index] === 'picture' || kinds[index] === 'drawing'
    const pictures = files.filter((_, index) => isPicture(index))
    const others = files.filter((_, index) => kinds[index] !== undefined && !isPicture(index))
    return { pictures, others }
  })
  for await (const { pictures, others } of recognised) {
    const [picture, medium] = [pictures[0], others[0]]
    if (picture && medium && others.length === 1) covers.set(medium.file, picture)
  }
  return covers
}
