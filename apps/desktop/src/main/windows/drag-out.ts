import { constants } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join, relative, resolve, sep } from 'node:path'
import { IntaglioError } from '@intaglio/shared'
import { app, nativeImage, type NativeImage, type WebContents } from 'electron'
import { namesFor } from './drag-names.ts'

/** Drags whose copies stay: whoever took files may still be reading them. */
const KEPT = 8

export interface DragOut {
  /**
   * Copies files under their names to where other programs may do with them what they like; nothing they do reaches
   * what the studio keeps.
   * @returns the drag's id
   */
  prepare(files: readonly { file: string; name: string }[]): Promise<string>
  /** The system drags what was prepared. @throws IntaglioError `DRAG_GONE` */
  start(contents: WebContents, dragId: string): Promise<void>
  /** Whether a path is one of these copies. */
  isOwn(path: string): boolean
}

/** Files on their way out of the window; those of earlier starts are removed. */
export function createDragOut(dataDir: string, resourcesDir: string): DragOut {
  const folder = resolve(dataDir, 'drag-out')
  const drags = new Map<string, string[]>()
  const cleared = rm(folder, { recursive: true, force: true }).catch(() => undefined)

  const iconOf = async (file: string): Promise<NativeImage> => {
    const icon = await app.getFileIcon(file).catch(() => nativeImage.createEmpty())
    // Without a picture there is no drag.
    return icon.isEmpty() ? nativeImage.createFromPath(join(resourcesDir, 'icons', '64x64.png')) : icon
  }

  return {
    async prepare(files) {
      await cleared
      const dragId = randomUUID()
      const place = join(folder, dragId)
      await mkdir(place, { recursive: true })
      const copies = namesFor(files.map(({ name }) => name)).map((name) => join(place, name))
      // Where the file system can, a copy costs nothing before it is written to.
      for (const [index, { file }] of files.entries())
        await copyFile(file, copies[index] ?? '', constants.COPYFILE_FICLONE)
      drags.set(dragId, copies)
      for (const old of [...drags.keys()].slice(0, -KEPT)) {
        drags.delete(old)
        await rm(join(folder, old), { recursive: true, force: true }).catch(() => undefined)
      }
      return dragId
    },
    async start(contents, dragId) {
      const files = drags.get(dragId)
      const [first] = files ?? []
      if (!files || first === undefined) {
        throw new IntaglioError('These files are no longer ready to be dragged.', {
          code: 'DRAG_GONE',
          next: 'Drag the items once more.',
        })
      }
      contents.startDrag({ file: first, files, icon: await iconOf(first) })
    },
    isOwn: (path) => resolve(path).startsWith(folder + sep) && relative(folder, path) !== '',
  }
}
