import type { Db } from './db.ts'

export type AddressedFolder = 'images' | 'placeholder' | 'metadata' | 'contract'

/** One file's address and what it was computed from. */
export interface AddressedFile {
  /** Its place among all files of the project, in the order of the CAR. */
  ordinal: number
  folder: AddressedFolder
  name: string
  /** 8 bytes. */
  nameHash: Uint8Array
  source: string
  cid: Uint8Array
  size: number
  linkBytes: number
  carEnd: number | null
}

export interface FolderEntry {
  name: string
  cid: Uint8Array
  size: number
}

/** One of the 256 places of a shard: the file in it, or how many there are. */
export interface Slot extends FolderEntry {
  slot: number
  files: number
}

export interface FolderNode {
  prefix: Uint8Array
  cid: Uint8Array
  size: number
  bytes: Uint8Array
}

export interface Addresses {
  get(projectId: string, ordinal: number): AddressedFile | undefined
  /** Files from an ordinal on, in order. */
  page(projectId: string, first: number, limit: number): AddressedFile[]
  /** Keeps a file; the nodes on its way are forgotten. */
  save(projectId: string, file: AddressedFile): void
  /** Forgets a file and the nodes on its way. */
  remove(projectId: string, file: AddressedFile): void
  setCarEnd(projectId: string, ordinal: number, carEnd: number): void
  /** From here on the CAR does not hold the files. */
  cutCar(projectId: string, ordinal: number): void
  /** What all links of a folder take together. */
  linkBytes(projectId: string, folder: AddressedFolder): number
  entries(projectId: string, folder: AddressedFolder): FolderEntry[]
  slots(projectId: string, folder: AddressedFolder, prefix: Uint8Array): Slot[]
  node(projectId: string, folder: AddressedFolder, prefix: Uint8Array): FolderNode | undefined
  saveNode(projectId: string, folder: AddressedFolder, node: FolderNode): void
  /** The folder fits into its root: there are no other nodes. */
  keepRootOnly(projectId: string, folder: AddressedFolder): void
  /** Names the nodes of all folders, each after those it links to. */
  nodes(projectId: string): { folder: AddressedFolder; prefix: Uint8Array }[]
}

/** Bytes of a name's hash, and so the deepest a shard can be. */
const hashBytes = 8

export function createAddresses(db: Db): Addresses {
  const fileColumns = `ordinal, folder, name, name_hash as nameHash, source, cid, size, link_bytes as linkBytes,
    car_end as carEnd`
  const page = db.prepare<[string, number, number], AddressedFile>(
    `select ${fileColumns} from addressed_files where project_id = ? and ordinal >= ? order by ordinal limit ?`,
  )
  const get = db.prepare<[string, number], AddressedFile>(
    `select ${fileColumns} from addressed_files where project_id = ? and ordinal = ?`,
  )
  const save = db.prepare(
    `insert into addressed_files (project_id, ordinal, folder, name, name_hash, source, cid, size, link_bytes, car_end)
     values (@projectId, @ordinal, @folder, @name, @nameHash, @source, @cid, @size, @linkBytes, @carEnd)
     on conflict (project_id, ordinal) do update set folder = excluded.folder, name = excluded.name,
       name_hash = excluded.name_hash, source = excluded.source, cid = excluded.cid, size = excluded.size,
       link_bytes = excluded.link_bytes, car_end = excluded.car_end`,
  )
  const remove = db.prepare<[string, number]>(
    'delete from addressed_files where project_id = ? and ordinal = ?',
  )
  const setCarEnd = db.prepare<[number, string, number]>(
    'update addressed_files set car_end = ? where project_id = ? and ordinal = ?',
  )
  const cutCar = db.prepare<[string, number]>(
    `update addressed_files set car_end = null
     where project_id = ? and ordinal >= ? and car_end is not null`,
  )
  const linkBytes = db.prepare<[string, string], { bytes: number | null }>(
    'select sum(link_bytes) as bytes from addressed_files where project_id = ? and folder = ?',
  )
  const entries = db.prepare<[string, string], FolderEntry>(
    'select name, cid, size from addressed_files where project_id = ? and folder = ?',
  )
  // The columns besides the count are those of the only row where there is one.
  const slots = db.prepare<
    [number, string, string, Uint8Array, Uint8Array],
    Omit<Slot, 'slot'> & { slot: Uint8Array }
  >(
    `select substr(name_hash, ?, 1) as slot, count(*) as files, name, cid, size from addressed_files
     where project_id = ? and folder = ? and name_hash between ? and ? group by 1 order by 1`,
  )
  const nodeColumns = 'prefix, cid, size, bytes'
  const node = db.prepare<[string, string, Uint8Array], FolderNode>(
    `select ${nodeColumns} from addressed_nodes where project_id = ? and folder = ? and prefix = ?`,
  )
  const saveNode = db.prepare(
    `insert into addressed_nodes (project_id, folder, prefix, cid, size, bytes)
     values (@projectId, @folder, @prefix, @cid, @size, @bytes)`,
  )
  const removeNode = db.prepare<[string, string, Uint8Array]>(
    'delete from addressed_nodes where project_id = ? and folder = ? and prefix = ?',
  )
  const keepRootOnly = db.prepare<[string, string]>(
    `delete from addressed_nodes where project_id = ? and folder = ? and prefix <> x''`,
  )
  const nodes = db.prepare<[string], { folder: AddressedFolder; prefix: Uint8Array }>(
    `select folder, prefix from addressed_nodes where project_id = ?
     order by folder, length(prefix) desc, prefix`,
  )
  const forgetWay = (projectId: string, { folder, nameHash }: AddressedFile) => {
    for (let depth = 0; depth < hashBytes; depth += 1) {
      removeNode.run(projectId, folder, nameHash.subarray(0, depth))
    }
  }
  return {
    get: (projectId, ordinal) => get.get(projectId, ordinal),
    page: (projectId, first, limit) => page.all(projectId, first, limit),
    save(projectId, file) {
      save.run({ ...file, projectId })
      forgetWay(projectId, file)
    },
    remove(projectId, file) {
      remove.run(projectId, file.ordinal)
      forgetWay(projectId, file)
    },
    setCarEnd: (projectId, ordinal, carEnd) => void setCarEnd.run(carEnd, projectId, ordinal),
    cutCar: (projectId, ordinal) => void cutCar.run(projectId, ordinal),
    linkBytes: (projectId, folder) => linkBytes.get(projectId, folder)?.bytes ?? 0,
    entries: (projectId, folder) => entries.all(projectId, folder),
    slots(projectId, folder, prefix) {
      const fill = (byte: number) => Buffer.concat([prefix, Buffer.alloc(hashBytes - prefix.length, byte)])
      return slots
        .all(prefix.length + 1, projectId, folder, fill(0), fill(255))
        .map((row) => ({ ...row, slot: row.slot[0] as number }))
    },
    node: (projectId, folder, prefix) => node.get(projectId, folder, prefix),
    saveNode: (projectId, folder, row) => void saveNode.run({ ...row, projectId, folder }),
    keepRootOnly: (projectId, folder) => void keepRootOnly.run(projectId, folder),
    nodes: (projectId) => nodes.all(projectId),
  }
}
