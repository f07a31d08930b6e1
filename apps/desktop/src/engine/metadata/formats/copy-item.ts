import type { ExportItem, ExportTarget } from './format.ts'

/**
 * Copies an item's file, and beside it under the same name the picture that stands for it where it is none.
 * @param stem the file's path without its extension
 * @returns the paths of the file and of the picture; one and the same for a picture
 */
export async function copyItem(
  target: ExportTarget,
  item: ExportItem,
  stem: string,
): Promise<{ file: string; image: string }> {
  const file = `${stem}.${item.extension}`
  await target.copy(file, item.picture)
  if (!item.cover) return { file, image: file }
  const image = `${stem}.${item.cover.extension}`
  await target.copy(image, item.cover.picture)
  return { file, image }
}
