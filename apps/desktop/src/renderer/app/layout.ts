// Which panes stand open and how wide they are, remembered from one start to the next.
import { useLocalStorage } from '@mantine/hooks'
import { z } from 'zod'

export type PaneId = 'sidebar' | 'inspector'

const paneSchema = z.object({ open: z.boolean(), width: z.number().min(120).max(800) })
type Pane = z.output<typeof paneSchema>

const initial: Readonly<Record<PaneId, Pane>> = {
  sidebar: { open: true, width: 200 },
  inspector: { open: true, width: 288 },
}

/** One pane, and how to change it. */
export function usePane(id: PaneId) {
  const [pane, setPane] = useLocalStorage<Pane>({
    key: `intaglio.pane.${id}`,
    defaultValue: initial[id],
    // From the first draw on, so that nothing moves.
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return paneSchema.parse(JSON.parse(text ?? ''))
      } catch {
        return initial[id]
      }
    },
  })
  return {
    ...pane,
    toggle: () => setPane((now) => ({ ...now, open: !now.open })),
    setWidth: (width: number) => setPane((now) => ({ ...now, width: Math.round(width) })),
  }
}
