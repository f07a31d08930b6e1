import { createReadStream } from 'node:fs'
import type { WritableStorage } from 'ipfs-unixfs-importer'
import { addFile } from '../ipfs/unixfs.ts'
import { projectFolder } from '../media/project-folder.ts'
import type { FileRow } from '../store/files.ts'

/** The importer wants a place for blocks; only the address is wanted here. */
const nowhere: WritableStorage = { put: (cid) => Promise.resolve(cid) }

/** A kept picture's CID, computed where it is not known yet. */
export async function imageAddress(
  dataDir: string,
  file: Pick<FileRow, 'projectId' | 'sha256' | 'extension' | 'imageCid'>,
): Promise<string> {
  if (file.imageCid !== null) return file.imageCid
  const source = projectFolder(dataDir, file.projectId).original(file.sha256, file.extension)
  return (await addFile(createReadStream(source, { highWaterMark: 1 << 20 }), nowhere)).toString()
}
