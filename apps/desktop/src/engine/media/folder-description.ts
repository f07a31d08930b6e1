import { formatOf } from '../metadata/formats/formats.ts'
import type { FolderWords } from '../metadata/formats/format.ts'
import { readMapped } from '../metadata/formats/propose-mapping.ts'
import type { ColumnMapping } from '../metadata/types.ts'

export type { CollectionWords, FileWords } from '../metadata/formats/format.ts'

/**
 * What a folder says of its files, read in the layout it has, or as a mapping says.
 * @param files everything in the folder that may be an item, sorted
 * @throws InvalidInputError of a mapping that does not fit, or a collection.json of ours that is wrong
 */
export async function describeFolder(
  folder: string,
  files: readonly string[],
  mapping: ColumnMapping | undefined,
): Promise<FolderWords> {
  if (mapping) return readMapped(folder, files, mapping)
  return (await formatOf(folder, files)).read(folder, files)
}
