import { lstat } from 'node:fs/promises'
import path from 'node:path'
import type { Store } from '../store/store.ts'
import type { Brought, SourceKey } from './brought.ts'

/**
 * What the item of each file is called: as the file is in its folder, unless the file that an item was called after is
 * another one and still there; then its folder's name stands before it. What was named once keeps its name.
 * @returns the file's name as it is brought → the item's
 */
export async function nameItems(
  store: Store,
  projectId: string,
  { files, folder, keyOf }: Brought,
): Promise<Map<string, string>> {
  const elsewhere = new Map<string, SourceKey[]>()
  for (const { named, ...key } of store.sources.elsewhere(projectId, folder ?? '')) {
    elsewhere.set(named, [...(elsewhere.get(named) ?? []), key])
  }
  const given = new Set<string>()
  const isFree = async (name: string, own: SourceKey) => {
    if (given.has(name)) return false
    for (const other of elsewhere.get(name) ?? []) {
      if (other.folder === own.folder && other.file === own.file) continue
      if (await exists(other)) return false
      // It moved: it is no longer looked for where it was.
      store.sources.remove(projectId, other)
    }
    return true
  }
  const names = new Map<string, string>()
  for (const { file, source } of files) {
    const key = keyOf(source)
    let name = store.sources.get(projectId, key)?.named
    for (const candidate of name === undefined ? candidates(key) : []) {
      if (!(await isFree(candidate, key))) continue
      name = candidate
      break
    }
    given.add(name ?? source)
    names.set(file, name ?? source)
  }
  return names
}

function* candidates({ folder, file }: SourceKey): Generator<string> {
  const base = path.basename(folder)
  yield file
  yield `${base}/${file}`
  for (let number = 2; ; number += 1) yield `${base} ${number}/${file}`
}

function exists({ folder, file }: SourceKey): Promise<boolean> {
  return lstat(path.join(folder, file)).then(
    () => true,
    () => false,
  )
}
