export type Dropped = { kind: 'folder' | 'project' | 'file'; path: string }

/** What was let go over the window; the first of it. Undefined of what is not on this computer. */
export async function readDrop(data: DataTransfer): Promise<Dropped | undefined> {
  // Asked for before anything is awaited: afterwards the drop's data is gone.
  const [item] = [...data.items].filter(({ kind }) => kind === 'file')
  const isFolder = item?.webkitGetAsEntry()?.isDirectory === true
  const file = item?.getAsFile()
  if (!file) return undefined
  const path = await window.intaglio.takeDropped(file)
  if (path === undefined) return undefined
  if (isFolder) return { kind: 'folder', path }
  return { kind: file.name.toLowerCase().endsWith('.intaglio') ? 'project' : 'file', path }
}
