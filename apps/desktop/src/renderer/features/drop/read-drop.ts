/** What was let go over the window, as paths; what is not on this computer is left out. */
export interface Dropped {
  folders: string[]
  /** Project files. */
  projects: string[]
  files: string[]
}

export async function readDrop(data: DataTransfer): Promise<Dropped> {
  // Asked for before anything is awaited: afterwards the drop's data is gone.
  const items = [...data.items].flatMap((item) => (item.kind === 'file' ? (item.getAsFile() ?? []) : []))
  const dropped: Dropped = { folders: [], projects: [], files: [] }
  for (const file of items) {
    const taken = await window.intaglio.takeDropped(file)
    if (!taken) continue
    const { path, kind } = taken
    if (kind === 'folder') dropped.folders.push(path)
    else if (/\.intaglio$/i.test(path)) dropped.projects.push(path)
    else dropped.files.push(path)
  }
  return dropped
}

/** Whether a file says something of others: its layout may have to be explained. */
export const isTable = (path: string): boolean => /\.(csv|tsv|json)$/i.test(path)

/** What can be told of files that hang over the window: their types, and of folders not even that. */
export function kindOf(types: readonly string[]): 'media' | 'table' | 'unknown' {
  if (types.length === 0) return 'unknown'
  if (types.every((type) => /^(image|video|audio|model)\//.test(type))) return 'media'
  return types.every((type) => /csv|json|tab-separated/.test(type)) ? 'table' : 'unknown'
}
