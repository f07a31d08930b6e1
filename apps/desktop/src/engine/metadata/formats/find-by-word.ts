import path from 'node:path'
import type { Listing } from './format.ts'

/**
 * Finds files by what a table calls them: the name in full, else its last part, else that without extension, where only
 * one is called so; what is brought goes before items that are there. A word that fits none is given back, as the name
 * it would be.
 */
export function findByWord({ files, items }: Pick<Listing, 'files' | 'items'>): (word: string) => string {
  const [brought, known] = [finderOf(files), finderOf(items)]
  return (word) => {
    const name = word.replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC')
    return brought(name) ?? known(name) ?? name
  }
}

function finderOf(files: readonly string[]): (name: string) => string | undefined {
  const paths = new Set<string>()
  const loose = new Map<string, string | undefined>()
  for (const given of files) {
    const file = given.normalize('NFC')
    paths.add(file)
    const base = path.posix.basename(file)
    for (const word of new Set([base, path.posix.basename(base, path.posix.extname(base))])) {
      loose.set(word, loose.has(word) ? undefined : file)
    }
  }
  return (name) => (paths.has(name) ? name : loose.get(name))
}
