import { rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join, relative, resolve, sep } from 'node:path'
import { IntaglioError, say } from '@intaglio/shared'
import { app, nativeImage, type NativeImage, type WebContents } from 'electron'
import { copyNamed, type Named } from './copy-named.ts'

/** Drags whose copies stay: whoever took files may still be reading them. */
const KEPT = 8

/** Beyond this a hand would wait too long. */
const MOST_BYTES = 2 * 1024 ** 3

export interface DragOut {
  /**
   * Copies files under their names to where other programs may do with them what they like; nothing they do reaches
   * what the studio keeps.
   * @returns the drag's id
   * @throws IntaglioError `DRAG_TOO_LARGE`
   */
  prepare(files: readonly Named[]): Promise<string>
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

  const remove = async (dragId: string): Promise<void> => {
    drags.delete(dragId)
    await rm(join(folder, dragId), { recursive: true, force: true }).catch(() => undefined)
  }

  return {
    async prepare(files) {
      await cleared
      const dragId = randomUUID()
      const place = join(folder, dragId)
      await refuseLarge(files)
      try {
        drags.set(dragId, await copyNamed(files, place))
      } catch (error) {
        await remove(dragId)
        throw error
      }
      for (const old of [...drags.keys()].slice(0, -KEPT)) await remove(old)
      return dragId
    },
    async start(contents, dragId) {
      const files = drags.get(dragId)
      const [first] = files ?? []
      if (!files || first === undefined) {
        throw new IntaglioError(say`These files are no longer ready to be dragged.`, {
          code: 'DRAG_GONE',
          next: say`Drag the items once more.`,
        })
      }
      contents.startDrag({ file: first, files, icon: await iconOf(first) })
    },
    isOwn: (path) => resolve(path).startsWith(folder + sep) && relative(folder, path) !== '',
  }
}

async function refuseLarge(files: readonly Named[]): Promise<void> {
  let bytes = 0
  for (const { file } of files) bytes += (await stat(file)).size
  if (bytes <= MOST_BYTES) return
  throw new IntaglioError(say`These files are too large to be dragged.`, {
    code: 'DRAG_TOO_LARGE',
    why: say`Together they have ${{ megabytes: Math.round(bytes / 1024 ** 2) }} MB, and the drag would wait for them.`,
    next: say`Choose "Save their files…" in the menu, or drag fewer.`,
  })
}
