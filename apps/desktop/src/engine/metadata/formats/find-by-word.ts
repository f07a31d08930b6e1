import path from 'node:path'
import type { Listing } from './format.ts'
import { isJson } from './read-json.ts'

/**
 * Finds files by what a table calls them: the name in full, else its last part, else that without extension, where only
 * one is called so; what is brought goes before items that are there.
 */
export function findByWord({ files, items }: Pick<Listing, 'files' | 'items'>): (word: string) => string | undefined {
  // JSON is nothing but words, and often called like what it describes.
  const [brought, known] = [finderOf(files.filter((file) => !isJson(file))), finderOf(items)]
  return (word) => {
    const name = nameOf(word)
    return brought(name) ?? known(name)
  }
}

/** Finds a word in full or by its last part, as in an address. */
export function findByPart(find: (word: string) => string | undefined, word: string): string | undefined {
  return find(word) ?? find(nameOf(word).split('/').at(-1) ?? '')
}

/** The first of several words that is found; else the name that the first would be. */
export function firstFound(
  find: (word: string) => string | undefined,
  words: readonly string[],
): string | undefined {
  for (const word of words) {
    const found = findByPart(find, word)
    if (found !== undefined) return found
  }
  return words[0] === undefined ? undefined : nameOf(words[0])
}

function nameOf(word: string): string {
  return word.replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC')
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
