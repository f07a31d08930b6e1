import type { FormatName } from '../types.ts'
import type { Listing, MetadataFormat } from './format.ts'
import { hashlips } from './hashlips.ts'
import { intaglio } from './intaglio.ts'
import { opensea } from './opensea.ts'
import { sugar } from './sugar.ts'

/** Every layout that is read and written, in the order in which they are tried; the last takes any. */
const formats: readonly MetadataFormat[] = [hashlips, sugar, opensea, intaglio]

/** The layout of what is brought, by what it holds. */
export async function formatOf(listing: Listing): Promise<MetadataFormat> {
  for (const format of formats) if (await format.detect(listing)) return format
  return intaglio
}

export function formatNamed(name: FormatName): MetadataFormat {
  return formats.find((format) => format.name === name) ?? intaglio
}
