import { useEffect, type RefObject } from 'react'

/** Takes the focus that a medium before it had, so that keys go on to work; a button that has it keeps it. */
export function useKeptFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [element])
}
