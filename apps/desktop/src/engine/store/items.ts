import type { Db } from './db.ts'
import type { CoverOrigin } from './files.ts'

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
  /** Names what its folder said of it when that was last taken over. */
  wordsKey: string | null
}

/** An item to keep; without `extra` there is none. */
export type NewItem = Omit<ItemRow, 'metadataCid' | 'extra' | 'wordsKey'> & {
  extra?: string
  wordsKey?: string | null
}

/** An item with what is known of its file, and of the cover where that is no picture. */
export interface ItemWithFile extends ItemRow {
  mime: string
  extension: string
  bytes: number
  width: number
  height: number
  durationMs: number | null
  codec: string | null
  publishedSha256: string | null
  /** Of its picture: the cover's, where it has one. */
  imageCid: string | null
  /** Of its file, where that is no picture. */
  animationCid: string | null
  coverSha256: string | null
  coverFrom: CoverOrigin | null
  coverExtension: string | null
  coverPublishedSha256: string | null
}

/** What a person may edit of an item; all are kept as text. */
export const editableFields = ['name', 'description', 'attributes', 'extra', 'editions'] as const
export type EditableField = (typeof editableFields)[number]

/** What is needed of an item to decide what an edit makes of it. */
export type EditableItem = Pick<ItemRow, 'itemId' | 'position' | 'sourceFile' | EditableField>

export interface Items {
  count(projectId: string): number
  /** Items that are not repetitions of others, in order of position. */
  named(projectId: string): ItemRow[]
  bySource(projectId: string, sourceFile: string, repetition: number): ItemRow | undefined
  /** The first item that shows this content. */
  byContent(projectId: string, sha256: string): ItemRow | undefined
  /** Ids of all that show the file of a source. */
  repetitions(projectId: string, sourceFile: string): string[]
  /** Adds it, or gives the one of the same source new words; its position stays. */
  save(item: NewItem): void
  /** The file of a source changed: all that show it show the new one. */
  setContent(projectId: string, sourceFile: string, sha256: string): void
  setMetadataCid(itemId: string, cid: string): void
  /** What a person edits; its address is known no more. @returns the values before, undefined where there is no such item */
  setFields(
    projectId: string,
    itemId: string,
    fields: readonly EditableField[],
    values: readonly string[],
  ): string[] | undefined
  /** Items in order of position. */
  editable(projectId: string, itemIds: readonly string[] | 'all'): EditableItem[]
  clearMetadataCids(projectId: string): void
  /** In order of position. */
  some(projectId: string, itemIds: readonly string[]): ItemWithFile[]
  page(projectId: string, afterPosition: number, limit: number): ItemWithFile[]
  /** Perceptual hashes of items' pictures, covers that were drawn left out, after `afterPosition`. */
  hashes(
    projectId: string,
    afterPosition: number,
    limit: number,
  ): { itemId: string; position: number; phash: string }[]
  /** Editions of `quantity` items from a position on. */
  editions(projectId: string, firstPosition: number, quantity: number): string[]
}

const columns = `i.item_id as itemId, i.project_id as projectId, i.position, i.name, i.description,
  i.source_file as sourceFile, i.repetition, i.sha256, i.attributes, i.extra, i.editions, i.metadata_cid as metadataCid,
  i.words_key as wordsKey`

export function createItems(db: Db): Items {
  const count = db.prepare<[string], { n: number }>('select count(*) as n from items where project_id = ?')
  const bySource = db.prepare<[string, string, number], ItemRow>(
    `select ${columns} from items i where i.project_id = ? and i.source_file = ? and i.repetition = ?`,
  )
  const named = db.prepare<[string], ItemRow>(
    `select ${columns} from items i where i.project_id = ? and i.repetition = 0 order by i.position`,
  )
  const byContent = db.prepare<[string, string], ItemRow>(
    `select ${columns} from items i where i.project_id = ? and i.sha256 = ? order by i.position limit 1`,
  )
  const repetitions = db
    .prepare<[string, string], string>('select item_id from items where project_id = ? and source_file = ?')
    .pluck()
  const save = db.prepare(
    `insert into items (item_id, project_id, position, name, description, source_file, repetition, sha256,
       attributes, extra, editions, words_key)
     values (@itemId, @projectId, @position, @name, @description, @sourceFile, @repetition, @sha256,
       @attributes, @extra, @editions, @wordsKey)
     on conflict (project_id, source_file, repetition) do update set
       name = excluded.name, description = excluded.description, sha256 = excluded.sha256,
       attributes = excluded.attributes, extra = excluded.extra, editions = excluded.editions, words_key = excluded.words_key,
       metadata_cid = null`,
  )
  const setContent = db.prepare<[string, string, string]>(
    'update items set sha256 = ?, metadata_cid = null where project_id = ? and source_file = ?',
  )
  const setMetadataCid = db.prepare<[string, string]>('update items set metadata_cid = ? where item_id = ?')
  const clearMetadataCids = db.prepare<[string]>(
    'update items set metadata_cid = null where project_id = ? and metadata_cid is not null',
  )
  const editable = `select item_id as itemId, position, source_file as sourceFile, name, description, attributes, extra,
    editions from items`
  const editableAll = db.prepare<[string], EditableItem>(`${editable} where project_id = ? order by position`)
  const editableSome = db.prepare<[string, string], EditableItem>(
    `${editable} where project_id = ? and item_id in (select value from json_each(?)) order by position`,
  )
  const fieldStatements = new Map<string, ReturnType<typeof prepareFields>>()
  const prepareFields = (fields: readonly EditableField[]) => ({
    get: db
      .prepare<[string, string], string[]>(
        `select ${fields.join(', ')} from items where item_id = ? and project_id = ?`,
      )
      .raw(),
    set: db.prepare<string[]>(
      `update items set ${fields.map((field) => `${field} = ?`).join(', ')}, metadata_cid = null where item_id = ?`,
    ),
  })
  const statementsOf = (fields: readonly EditableField[]) => {
    const key = fields.join()
    const known = fieldStatements.get(key) ?? prepareFields(fields)
    fieldStatements.set(key, known)
    return known
  }
  const withFiles = `select ${columns}, f.mime, f.extension, f.bytes, f.width, f.height, f.duration_ms as durationMs, f.codec,
       f.published_sha256 as publishedSha256, f.cover_sha256 as coverSha256, f.cover_from as coverFrom,
       iif(f.cover_sha256 is null, f.image_cid, c.image_cid) as imageCid,
       iif(f.cover_sha256 is null, null, f.image_cid) as animationCid,
       c.extension as coverExtension, c.published_sha256 as coverPublishedSha256
     from items i join files f on f.project_id = i.project_id and f.sha256 = i.sha256
     left join files c on c.project_id = f.project_id and c.sha256 = f.cover_sha256`
  const page = db.prepare<[string, number, number], ItemWithFile>(
    `${withFiles} where i.project_id = ? and i.position > ? order by i.position limit ?`,
  )
  const some = db.prepare<[string, string], ItemWithFile>(
    `${withFiles} where i.project_id = ? and i.item_id in (select value from json_each(?)) order by i.position`,
  )
  const hashes = db.prepare<[string, number, number], { itemId: string; position: number; phash: string }>(
    `select i.item_id as itemId, i.position, coalesce(f.phash, c.phash) as phash
     from items i join files f on f.project_id = i.project_id and f.sha256 = i.sha256
     left join files c on c.project_id = f.project_id and c.sha256 = f.cover_sha256 and f.cover_from <> 'drawn'
     where i.project_id = ? and i.position > ? and i.repetition = 0 and coalesce(f.phash, c.phash) is not null
     order by i.position limit ?`,
  )
  const editions = db.prepare<[string, number, number], { editions: string }>(
    'select editions from items where project_id = ? and position >= ? order by position limit ?',
  )
  return {
    count: (projectId) => count.get(projectId)?.n ?? 0,
    named: (projectId) => named.all(projectId),
    bySource: (projectId, sourceFile, repetition) => bySource.get(projectId, sourceFile, repetition),
    repetitions: (projectId, sourceFile) => repetitions.all(projectId, sourceFile),
    byContent: (projectId, sha256) => byContent.get(projectId, sha256),
    save: (item) => void save.run({ extra: '{}', wordsKey: null, ...item }),
    setContent: (projectId, sourceFile, sha256) => void setContent.run(sha256, projectId, sourceFile),
    setMetadataCid: (itemId, cid) => void setMetadataCid.run(cid, itemId),
    setFields(projectId, itemId, fields, values) {
      const { get, set } = statementsOf(fields)
      const before = get.get(itemId, projectId)
      if (before) set.run(...values, itemId)
      return before
    },
    editable: (projectId, itemIds) =>
      itemIds === 'all' ? editableAll.all(projectId) : editableSome.all(projectId, JSON.stringify(itemIds)),
    clearMetadataCids: (projectId) => void clearMetadataCids.run(projectId),
    some: (projectId, itemIds) => some.all(projectId, JSON.stringify(itemIds)),
    page: (projectId, afterPosition, limit) => page.all(projectId, afterPosition, limit),
    hashes: (projectId, afterPosition, limit) => hashes.all(projectId, afterPosition, limit),
    editions: (projectId, firstPosition, quantity) =>
      editions.all(projectId, firstPosition, quantity).map((row) => row.editions),
  }
}
