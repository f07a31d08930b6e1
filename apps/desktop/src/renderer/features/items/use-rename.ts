import { useEffect, useRef, useState } from 'react'
import { usePane } from '../../app/layout.ts'
import type { DraftField } from './inspector/DraftInput.tsx'

/**
 * From the list to the field of the name, and with Enter or Escape back to where one was.
 * @param isThere whether the inspector shows what is selected
 */
export function useRename(isThere: boolean): { rename: () => void; nameField: DraftField } {
  const { open, toggle } = usePane('inspector')
  const ref = useRef<HTMLInputElement>(null)
  const cameFrom = useRef<HTMLElement>(null)
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    if (!isAsked || !isThere || !ref.current) return
    ref.current.focus()
    ref.current.select()
    setAsked(false)
  }, [isAsked, isThere, open])

  return {
    rename() {
      const { activeElement } = document
      cameFrom.current = activeElement instanceof HTMLElement ? activeElement : null
      if (!open) toggle()
      setAsked(true)
    },
    nameField: {
      ref,
      onLeave() {
        cameFrom.current?.focus()
        cameFrom.current = null
      },
    },
  }
}
