import { isAbsolute, relative, resolve, sep } from 'node:path'

/** The files and folders that the person chose since the studio started. What lies in a chosen folder is chosen. */
export interface ChosenPaths {
  add(path: string): void
  has(path: string): boolean
}

export function createChosenPaths(): ChosenPaths {
  const chosen = new Set<string>()
  return {
    add: (path) => void chosen.add(resolve(path)),
    has(path) {
      if (!isAbsolute(path)) return false
      const wanted = resolve(path)
      return [...chosen].some((root) => {
        const way = relative(root, wanted)
        return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`))
      })
    },
  }
}
