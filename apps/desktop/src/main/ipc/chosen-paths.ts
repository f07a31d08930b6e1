import { dirname, isAbsolute, resolve } from 'node:path'

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
      // Upwards, and not over all that was chosen: ten thousand files may be chosen one by one.
      for (let path = wanted; ; path = dirname(path)) {
        if (chosen.has(path)) return true
        if (path === dirname(path)) return false
      }
    },
  }
}
