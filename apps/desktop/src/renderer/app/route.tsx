import { createContext, useContext, useState, type ReactNode } from 'react'

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

const RouteContext = createContext<{ route: Route; go: (route: Route) => void } | undefined>(undefined)

export function RouteProvider({ children }: { children: ReactNode }) {
  const [route, go] = useState<Route>({ screen: 'projects' })
  return <RouteContext value={{ route, go }}>{children}</RouteContext>
}

export function useRoute() {
  const value = useContext(RouteContext)
  if (!value) throw new Error('useRoute needs a RouteProvider above it.')
  return value
}

/** The project that is open, where the screen belongs to one. */
export function projectOf(route: Route): string | undefined {
  return 'projectId' in route ? route.projectId : undefined
}
