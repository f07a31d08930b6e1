import path from 'node:path'

/**
 * Finds files by what a table calls them: the path in the folder, else its last part, else that without extension,
 * where only one file is called so. A word that fits none is given back, as the path it would be.
 */
export function findByWord(files: readonly string[]): (word: string) => string {
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
  return (word) => {
    const file = word.replaceAll('\\', '/').replace(/^\.\//, '').normalize('NFC')
    return paths.has(file) ? file : (loose.get(file) ?? file)
  }
}
