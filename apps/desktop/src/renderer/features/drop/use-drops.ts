import { useEffect, useEffectEvent, useState } from 'react'
import { studio } from '../../app/studio.ts'
import { readDrop, type Dropped } from './read-drop.ts'

/**
 * Follows files that are dragged over the window. What a screen takes for itself is not heard of here.
 * @returns the types of those that hang over it now, empty ones of folders; undefined while there are none
 */
export function useDrops(onDropped: (dropped: Dropped) => void): readonly string[] | undefined {
  const [over, setOver] = useState<readonly string[]>()
  const take = useEffectEvent(onDropped)
  const isOver = over !== undefined
  // What reads them starts while they hang here. Where it cannot, that is said when they are let go.
  useEffect(() => {
    if (isOver) studio.expectFiles(undefined).catch(() => undefined)
  }, [isOver])
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      // Allowed here too: where what is under the pointer has just changed, Chromium asks with this event alone, and
      // files let go before its next are lost otherwise.
      event.preventDefault()
      const types = [...(event.dataTransfer?.items ?? [])].map(({ type }) => type)
      setOver((now) => now ?? types)
    }
    const leave = (event: DragEvent): void => {
      // To nowhere is out of the window; else from one part of it to another.
      if (event.relatedTarget === null) setOver(undefined)
    }
    const allow = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      setOver(undefined)
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      void readDrop(event.dataTransfer).then(take)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over
}

/** Takes project files that a person opened in the system. */
export function useOpenedFiles(take: (file: string) => void): void {
  useEffect(() => {
    const look = async (): Promise<void> => (await studio.takeOpenedFiles(undefined)).forEach(take)
    void look()
    return window.intaglio.subscribe((event) => {
      if (event.type === 'opened-files') void look()
    })
  }, [take])
}
