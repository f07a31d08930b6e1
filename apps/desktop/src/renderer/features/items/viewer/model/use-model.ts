import { useEffect, useState, type RefObject } from 'react'
import type { ItemView } from '../../../../../contract/items.ts'
import { maxModelBytes, ModelError, type ModelRefusal } from './glb.ts'
import type { ModelScene } from './model-scene.ts'

/**
 * Opens an item's model on a canvas in a frame, and gives everything back when that goes.
 * @returns undefined until it is drawn
 */
export function useModel(
  frame: RefObject<HTMLElement | null>,
  { mediaUrl, bytes, name }: ItemView,
  onRefused: (reason: ModelRefusal) => void,
): ModelScene | undefined {
  const [scene, setScene] = useState<ModelScene>()
  useEffect(() => {
    const stop = new AbortController()
    let opened: ModelScene | undefined
    // One for each time: what was closed takes its canvas with it.
    const canvas = document.createElement('canvas')
    canvas.setAttribute('role', 'img')
    canvas.setAttribute('aria-label', name)
    frame.current?.prepend(canvas)
    const open = async (): Promise<void> => {
      if (bytes > maxModelBytes) throw new ModelError('large')
      const [answer, { openModel }] = await Promise.all([
        fetch(mediaUrl, { signal: stop.signal }),
        import('./model-scene.ts'),
      ])
      opened = await openModel(canvas, await answer.arrayBuffer(), () => onRefused('noGraphics'))
      // It was closed meanwhile.
      if (stop.signal.aborted) opened.dispose()
      else setScene(opened)
    }
    open().catch((error: unknown) => {
      if (!stop.signal.aborted) onRefused(error instanceof ModelError ? error.reason : 'damaged')
    })
    return () => {
      stop.abort()
      opened?.dispose()
      canvas.remove()
    }
  }, [frame, mediaUrl, bytes, name, onRefused])
  return scene
}
