import type { DragEvent } from 'react'

export interface Dropped {
  kind: 'folder' | 'files'
  paths: string[]
}

/**
 * Takes files that are let go over a part of the screen, before the part around it and the window do.
 * @param take is told the folder, or the files where there is none
 */
export function useDrop(take: (dropped: Dropped) => void) {
  return {
    onDrop(event: DragEvent) {
      if (event.isDefaultPrevented() || !event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      // Asked for before anything is awaited: afterwards the drop's data is gone.
      const items = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file')
      const folder = items.find((item) => item.webkitGetAsEntry()?.isDirectory === true)
      const files = (folder ? [folder] : items).flatMap((item) => item.getAsFile() ?? [])
      void Promise.all(files.map((file) => window.intaglio.takeDropped(file))).then((all) => {
        const paths = all.filter((path) => path !== undefined)
        if (paths.length > 0) take({ kind: folder ? 'folder' : 'files', paths })
      })
    },
  }
}
