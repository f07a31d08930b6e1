import { say } from '@intaglio/shared'
import type { ProjectRow } from '../store/projects.ts'
import type { SkippedFile } from '../model.ts'
import type { ProjectWords } from '../edits/change.ts'
import type { ImportRecord } from '../edits/record-import.ts'
import type { CollectionWords } from '../metadata/formats/format.ts'
import type { Brought } from './brought.ts'
import { keepMedium, type Keeper } from './keep-medium.ts'
import { SkipError } from './skip.ts'

const fields = [
  ...(['name', 'symbol', 'description', 'royaltyBps'] as const),
  ...(['externalLink', 'logoSha256', 'bannerSha256'] as const),
] as const

/**
 * Gives a project what is said of the collection.
 * @returns pictures that cannot be used
 */
export async function importCollectionWords(
  keeper: Keeper,
  project: ProjectRow,
  brought: Brought,
  words: CollectionWords,
  record: ImportRecord,
): Promise<SkippedFile[]> {
  const { store } = keeper
  const skipped: SkippedFile[] = []
  const picture = async (file: string | undefined): Promise<string | null> => {
    if (file === undefined) return null
    try {
      const kept = await keepMedium(keeper, await brought.resolve(file))
      if (kept.file.mime.startsWith('image/')) return kept.file.sha256
      throw new SkipError('NOT_AN_IMAGE', say`Its content is ${{ mime: kept.file.mime }}, not a picture.`)
    } catch (error) {
      if (!(error instanceof SkipError)) throw error
      skipped.push({ file, code: error.code, reason: error.said.message })
      return null
    }
  }
  const logoSha256 = await picture(words.image)
  const bannerSha256 = await picture(words.banner)
  const now: ProjectWords = {
    ...project,
    name: words.name ?? project.name,
    symbol: words.symbol ?? project.symbol,
    description: words.description ?? project.description,
    royaltyBps: words.royalty_bps ?? project.royaltyBps,
    externalLink: words.external_link ?? project.externalLink,
    logoSha256: logoSha256 ?? project.logoSha256,
    bannerSha256: bannerSha256 ?? project.bannerSha256,
  }
  const changed = fields.filter((field) => now[field] !== project[field])
  if (changed.length === 0) return skipped
  store.transaction(() => {
    const before = Object.fromEntries(changed.map((field) => [field, project[field]]))
    record.words({ kind: 'project', words: before })
    store.projects.setWords(project.projectId, now)
    store.projects.clearAddresses(project.projectId)
  })
  return skipped
}
