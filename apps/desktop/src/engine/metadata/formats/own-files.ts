import { z } from 'zod'
import type { FileWords } from './format.ts'

/** Files that a token lists as its own, as Metaplex has them. */
export const filesSchema = z.looseObject({ files: z.array(z.unknown()).optional() })

/**
 * Words without what names the token's own files, in `animation_url` and `properties.files`: the token will name their
 * addresses instead.
 */
export function withoutOwnFiles(words: FileWords, isOwn: (uri: string) => boolean): FileWords {
  if (!words.extra) return words
  const names = (uri: unknown) => typeof uri === 'string' && isOwn(uri)
  const fields = Object.entries(words.extra).flatMap(([field, value]): [string, unknown][] => {
    if (field === 'animation_url') return names(value) ? [] : [[field, value]]
    const listed = field === 'properties' ? filesSchema.safeParse(value) : undefined
    if (!listed?.success) return [[field, value]]
    const { files, ...rest } = listed.data
    const others = files?.filter((entry) => !names((entry as { uri?: unknown } | null)?.uri)) ?? []
    const kept = { ...rest, ...(others.length > 0 && { files: others }) }
    return Object.keys(kept).length > 0 ? [[field, kept]] : []
  })
  return { ...words, extra: Object.fromEntries(fields) }
}
