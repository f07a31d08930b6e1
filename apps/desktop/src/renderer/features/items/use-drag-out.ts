import { useMutation } from '@tanstack/react-query'
import { studio } from '../../app/studio.ts'

/** Lets the system drag the files of items out of the window, once they have their names. */
export const useDragOut = (projectId: string) =>
  useMutation({
    mutationFn: async (itemIds: readonly string[]) => {
      let held = true
      const release = (): void => void (held = false)
      window.addEventListener('pointerup', release, { once: true })
      try {
        const { dragId } = await studio.prepareDrag({ projectId, itemIds: [...itemIds] })
        // A hand that was quicker holds nothing any more.
        if (held) await studio.startDrag({ dragId })
      } finally {
        window.removeEventListener('pointerup', release)
      }
    },
  })
