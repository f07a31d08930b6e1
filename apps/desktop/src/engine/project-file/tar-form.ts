// A project as one file: a tar of the layout.
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { create, Unpack } from 'tar'
import { isEntry, manifestFile } from './layout.ts'

/** How often each is called: once a file. */
export interface Moving {
  signal: AbortSignal | undefined
  onFile: () => void
}

/**
 * Writes entries into one file.
 * @param base the folder in which they lie
 * @param names files and folders there; the manifest comes before them, so that a reader knows at once what it is
 */
export async function writeTar(
  base: string,
  names: readonly string[],
  file: string,
  { signal, onFile }: Moving,
): Promise<void> {
  const pack = create(
    {
      cwd: base,
      portable: true,
      noDirRecurse: false,
      onWriteEntry: (entry) => void (entry.type === 'File' && onFile()),
    },
    [manifestFile, ...names],
  )
  await pipeline(bytesOf(pack), createWriteStream(file, { flush: true }), { ...(signal && { signal }) })
}

/** Taken for a stream it would be destroyed on a stop, go on writing into itself, and throw. */
async function* bytesOf(pack: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield* pack
}

/** Takes what a project may hold out of a tar, into a folder. */
export async function takeTar(file: string, root: string, { signal, onFile }: Moving): Promise<void> {
  const entries = new Unpack({
    cwd: root,
    strict: true,
    preservePaths: false,
    noMtime: true,
    filter: (name, entry) => 'type' in entry && entry.type === 'File' && isEntry(name),
    onReadEntry: onFile,
  })
  await new Promise<void>((resolve, reject) => {
    const bytes = createReadStream(file, { ...(signal && { signal }) })
    bytes.on('error', reject)
    entries.on('error', reject)
    // When every file is written, which is later than when every byte was taken.
    entries.on('close', () => resolve())
    bytes.pipe(entries)
  })
}

/** The text of the first entry, if that is the manifest: a header of 512 bytes, then its text. */
export async function manifestOfTar(file: string): Promise<string | undefined> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8192), 0, 8192, 0)
    const named = buffer.subarray(0, manifestFile.length).toString() === manifestFile
    const length = Number.parseInt(buffer.subarray(124, 135).toString(), 8)
    return named && 512 + length <= bytesRead ? buffer.subarray(512, 512 + length).toString() : undefined
  } finally {
    await handle.close()
  }
}
