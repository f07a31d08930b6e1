import type { Db } from './database.ts'

export interface ItemRow {
  itemId: string
  projectId: string
  position: number
  name: string
  description: string
  /** Relative to the imported folder. */
  sourceFile: string
  repetition: number
  sha256: string
  /** JSON of `Attribute[]`. */
  attributes: string
  /** JSON object: what the metadata says besides name, description, picture and attributes. */
  extra: string
  /** Decimal. */
  editions: string
  metadataCid: string | null
}

/** An item to keep; without `extra` there is none. */
export type NewItem = Omit<ItemRow, 'metadataCid' | 'extra'> & { extra?: string }

/** An item with what is known of its picture. */
export interface ItemWithFile extends ItemRow {
  mime: string
  extension: string
  bytes: number
  width: number
  height: number
  imageCid: string | null
}

export interface Items {
  count(projectId: string): number
  bySource(projectId: string, sourceFile: string, repetition: number): ItemRow | undefined
  /** The first item that shows this content. */
  byContent(projectId: string, sha256: string): ItemRow | undefined
  /** Adds it, or gives the one of the same source new words; its position stays. */
  save(item: NewItem): void
  setMetadataCid(itemId: string, cid: string): void
  page(projectId: string, afterPosition: number, limit: number): ItemWithFile[]
  /** Editions of `quantity` items from a position on. */
  editions(projectId: string, firstPosition: number, quantity: number): string[]
}

const columns = `i.item_id as itemId, i.project_id as projectId, i.position, i.name, i.description,
  i.source_file as sourceFile, i.repetition, i.sha256, i.attributes, i.extra, i.editions, i.metadata_cid as metadataCid`

export function createItems(db: Db): Items {
  const count = db.prepare<[string], { n: number }>('select count(*) as n from items where project_id = ?')
  const bySource = db.prepare<[string, string, number], ItemRow>(
    `select ${columns} from items i where i.project_id = ? and i.source_file = ? and i.repetition = ?`,
  )
  const byContent = db.prepare<[string, string], ItemRow>(
    `select ${columns} from items i where i.project_id = ? and i.sha256 = ? order by i.position limit 1`,
  )
  const save = db.prepare(
    `insert into items (item_id, project_id, position, name, description, source_file, repetition, sha256,
       attributes, extra, editions)
     values (@itemId, @projectId, @position, @name, @description, @sourceFile, @repetition, @sha256,
       @attributes, @extra, @editions)
     on conflict (project_id, source_file, repetition) do update set
       name = excluded.name, description = excluded.description, sha256 = excluded.sha256,
       attributes = excluded.attributes, extra = excluded.extra, editions = excluded.editions, metadata_cid = null`,
  )
  const setMetadataCid = db.prepare<[string, string]>('update items set metadata_cid = ? where item_id = ?')
  const page = db.prepare<[string, number, number], ItemWithFile>(
    `select ${columns}, f.mime, f.extension, f.bytes, f.width, f.height, f.image_cid as imageCid
     from items i join files f on f.project_id = i.project_id and f.sha256 = i.sha256
     where i.project_id = ? and i.position > ? order by i.position limit ?`,
  )
  const editions = db.prepare<[string, number, number], { editions: string }>(
    'select editions from items where project_id = ? and position >= ? order by position limit ?',
  )
  return {
    count: (projectId) => count.get(projectId)?.n ?? 0,
    bySource: (projectId, sourceFile, repetition) => bySource.get(projectId, sourceFile, repetition),
    byContent: (projectId, sha256) => byContent.get(projectId, sha256),
    save: (item) => void save.run({ extra: '{}', ...item }),
    setMetadataCid: (itemId, cid) => void setMetadataCid.run(cid, itemId),
    page: (projectId, afterPosition, limit) => page.all(projectId, afterPosition, limit),
    editions: (projectId, firstPosition, quantity) =>
      editions.all(projectId, firstPosition, quantity).map((row) => row.editions),
  }
}
