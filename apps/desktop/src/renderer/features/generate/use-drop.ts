import type { DragEvent } from 'react'
import { readDrop } from '../drop/read-drop.ts'

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
      void readDrop(event.dataTransfer).then(({ folders: [folder], projects, files }) => {
        if (folder !== undefined) take({ kind: 'folder', paths: [folder] })
        else if (projects.length + files.length > 0) take({ kind: 'files', paths: [...projects, ...files] })
      })
    },
  }
}
