import { createContext, startTransition, useCallback, useContext, useState, type ReactNode } from 'react'

/** Where the person is. A project's screens carry its id. */
export type Route =
  | { screen: 'projects' }
  | { screen: 'queue' }
  | { screen: 'storage' }
  | { screen: 'settings' }
  | { screen: 'help' }
  | { screen: 'items'; projectId: string; section: 'all' | 'problems' }
  | { screen: 'generate'; projectId: string }
  | { screen: 'traits'; projectId: string }
  | { screen: 'publish'; projectId: string }

interface Place {
  route: Route
  /** The project at hand: the queue, storage and the settings are looked into without leaving it. */
  projectId: string | undefined
}

const RouteContext = createContext<(Place & { go: (route: Route) => void }) | undefined>(undefined)

export function RouteProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Place>({ route: { screen: 'projects' }, projectId: undefined })
  const go = useCallback((route: Route) => {
    // A screen is much to draw at once: in a transition the window answers meanwhile.
    startTransition(() =>
      setPlace((before) => ({
        route,
        projectId: route.screen === 'projects' ? undefined : (projectOf(route) ?? before.projectId),
      })),
    )
  }, [])
  return <RouteContext value={{ ...place, go }}>{children}</RouteContext>
}

export function useRoute() {
  const value = useContext(RouteContext)
  if (!value) throw new Error('useRoute needs a RouteProvider above it.')
  return value
}

/** The project whose screen it is. */
export function projectOf(route: Route): string | undefined {
  return 'projectId' in route ? route.projectId : undefined
}
