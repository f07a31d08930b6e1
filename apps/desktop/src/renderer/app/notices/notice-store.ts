/** Something a person should know that has no place on the screen that is open. */
export interface Notice {
  /** Another of the same id takes its place. */
  id: string
  kind: 'done' | 'failed' | 'news'
  /** Said anew where the window changes its language. */
  title: () => string
  text?: () => string
  action?: { label: () => string; run: () => void }
  /** Called when a person sends it away. */
  onDismiss?: () => void
}

export interface NoticeStore {
  put(notice: Notice): void
  remove(id: string): void
  /** A person sends it away. */
  dismiss(id: string): void
  /** The newest last; the same array until something has changed. */
  list(): readonly Notice[]
  subscribe(listener: () => void): () => void
}

/** More would cover the work. The oldest go first. */
const MOST = 4

export function createNoticeStore(): NoticeStore {
  const listeners = new Set<() => void>()
  let notices: readonly Notice[] = []

  const set = (next: readonly Notice[]): void => {
    notices = next
    listeners.forEach((listener) => listener())
  }
  const others = (id: string): Notice[] => notices.filter((notice) => notice.id !== id)
  const remove = (id: string): void => {
    if (notices.some((notice) => notice.id === id)) set(others(id))
  }
  return {
    put: (notice) => set([...others(notice.id), notice].slice(-MOST)),
    remove,
    dismiss(id) {
      const notice = notices.find((each) => each.id === id)
      remove(id)
      notice?.onDismiss?.()
    },
    list: () => notices,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The window's one. */
export const notices = createNoticeStore()
