import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../actions/use-actions.ts'

const tabbable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])'
const lastIn = new WeakMap<Element, HTMLElement>()

/** F6 walks through the panes, elements with `data-pane`, and comes back to where one was in each. */
export function usePanes(): void {
  const { t } = useTranslation()
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      const pane = target instanceof HTMLElement ? target.closest('[data-pane]') : null
      if (pane) lastIn.set(pane, target as HTMLElement)
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useActions([
    {
      id: 'view.next-pane',
      label: t('layout.nextPane'),
      shortcut: 'F6',
      menu: { in: 'view', group: 4 },
      run: () => movePane(1),
    },
    {
      id: 'view.previous-pane',
      label: t('layout.previousPane'),
      shortcut: 'Shift+F6',
      menu: { in: 'view', group: 4 },
      run: () => movePane(-1),
    },
  ])
}

function movePane(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const panes = all.filter((pane) => pane.checkVisibility())
  const here = panes.findIndex((pane) => pane.contains(document.activeElement))
  const next = here === -1 ? 0 : (here + step + panes.length) % panes.length
  const pane = panes[next]
  if (pane) focusPane(pane)
}

/** Where one was in it last, else its first control, else itself. */
export function focusPane(pane: HTMLElement): void {
  const last = lastIn.get(pane)
  const target = last && pane.contains(last) ? last : pane.querySelector<HTMLElement>(tabbable)
  ;(target ?? pane).focus()
}
