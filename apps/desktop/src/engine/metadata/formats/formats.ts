import type { FormatName } from '../types.ts'
import type { MetadataFormat } from './format.ts'
import { hashlips } from './hashlips.ts'
import { intaglio } from './intaglio.ts'
import { opensea } from './opensea.ts'
import { sugar } from './sugar.ts'

/** Every layout that is read and written, in the order in which a folder is tried; the last takes any. */
const formats: readonly MetadataFormat[] = [hashlips, sugar, opensea, intaglio]

/** The layout of a folder, by what it holds. */
export async function formatOf(folder: string, files: readonly string[]): Promise<MetadataFormat> {
  for (const format of formats) if (await format.detect(folder, files)) return format
  return intaglio
}

export function formatNamed(name: FormatName): MetadataFormat {
  return formats.find((format) => format.name === name) ?? intaglio
}
