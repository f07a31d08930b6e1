import { createReadStream } from 'node:fs'
import type { WritableStorage } from 'ipfs-unixfs-importer'
import { addFile } from '../ipfs/unixfs.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { FileRow } from '../store/files.ts'
import type { ItemWithFile } from '../store/items.ts'
import type { TokenMedia } from './project-metadata.ts'

/** The importer wants a place for blocks; only the address is wanted here. */
const nowhere: WritableStorage = { put: (cid) => Promise.resolve(cid) }

/** A kept file's CID, computed where it is not known yet: that of what is published of it. */
export async function imageAddress(
  dataDir: string,
  file: Pick<FileRow, 'projectId' | 'sha256' | 'extension' | 'publishedSha256' | 'imageCid'>,
): Promise<string> {
  if (file.imageCid !== null) return file.imageCid
  const source = projectFolder(dataDir, file.projectId).published(file)
  return (await addFile(createReadStream(source, { highWaterMark: 1 << 20 }), nowhere)).toString()
}

/** The CIDs a token names, computed where they are not known yet. */
export async function mediaAddresses(dataDir: string, item: ItemWithFile): Promise<TokenMedia> {
  const { coverSha256, coverExtension, coverPublishedSha256, animationCid, imageCid, projectId } = item
  if (coverSha256 === null || coverExtension === null) return { imageCid: await imageAddress(dataDir, item) }
  const cover = { projectId, sha256: coverSha256, extension: coverExtension }
  return {
    imageCid: await imageAddress(dataDir, { ...cover, publishedSha256: coverPublishedSha256, imageCid }),
    animationCid: await imageAddress(dataDir, { ...item, imageCid: animationCid }),
  }
}
