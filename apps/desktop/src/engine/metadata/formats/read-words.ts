import type { ColumnMapping } from '../types.ts'
import type { FolderWords, Listing } from './format.ts'
import { formatOf } from './formats.ts'
import { readMapped } from './propose-mapping.ts'

/**
 * What files say of each other, read in the layout they have, or as a mapping says.
 * @throws InvalidInputError of a mapping that does not fit, or a collection.json of ours that is wrong
 */
export async function readWords(
  listing: Listing,
  mapping: ColumnMapping | undefined,
): Promise<FolderWords> {
  if (mapping) return readMapped(listing, mapping)
  return (await formatOf(listing)).read(listing)
}
