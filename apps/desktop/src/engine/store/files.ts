import type { Db } from './db.ts'

/** One distinct file of a project: a picture, or another medium with its cover. */
export interface FileRow {
  projectId: string
  /** Hex. */
  sha256: string
  mime: string
  /** Without a dot. */
  extension: string
  bytes: number
  /** As shown; of sounds and models those of the cover. */
  width: number
  height: number
  /** Of what is published. */
  imageCid: string | null
  /** Of the copy that is published in its stead; null where it is published as it is. */
  publishedSha256: string | null
  publishedBytes: number | null
  /** The settings under which that was decided. */
  publishedAs: string | null
  durationMs: number | null
  codec: string | null
  /** The picture that stands for it where it is none. */
  coverSha256: string | null
  coverFrom: CoverOrigin | null
  /** 16 hex digits. */
  phash: string | null
}

/** A file beside it, a picture within its tags, a frame of the film, or drawn by the studio. */
export type CoverOrigin = 'file' | 'tag' | 'frame' | 'drawn'

/** What must be known of a file to keep it; the rest is null unless said. */
export type NewFile = Pick<
  FileRow,
  'projectId' | 'sha256' | 'mime' | 'extension' | 'bytes' | 'width' | 'height'
> &
  Partial<Omit<FileRow, 'imageCid'>>

/** What the originals of one kind take, and the copies that are published in their stead. */
export interface KindBytes {
  /** The first half of the MIME type. */
  kind: string
  files: number
  bytes: number
  copies: number
  copyBytes: number
}

export interface Files {
  get(projectId: string, sha256: string): FileRow | undefined
  /** Keeps it; what was known of the same content is replaced, and its address forgotten. */
  save(file: NewFile): void
  /** Its bytes are not what they were: whoever brings them again has them kept anew. */
  doubt(projectId: string, sha256: string): void
  setCid(projectId: string, sha256: string, imageCid: string): void
  /** All files in order of their hash, after `afterSha256`. */
  page(projectId: string, afterSha256: string, limit: number): FileRow[]
  /** Files of items in order of the first token that shows each, after `afterPosition`. */
  pageByFirstUse(projectId: string, afterPosition: number, limit: number): (FileRow & { position: number })[]
  /** How many files items show, each once, and how many of those have a cover. */
  countUsed(projectId: string): { files: number; covers: number }
  bytesByKind(projectId: string): KindBytes[]
}

const columns = `f.project_id as projectId, f.sha256, f.mime, f.extension, f.bytes, f.width, f.height,
  f.image_cid as imageCid, f.published_sha256 as publishedSha256, f.published_bytes as publishedBytes,
  f.published_as as publishedAs, f.duration_ms as durationMs, f.codec, f.cover_sha256 as coverSha256,
  f.cover_from as coverFrom, f.phash`

const nothingMore = {
  publishedSha256: null,
  publishedBytes: null,
  publishedAs: null,
  durationMs: null,
  codec: null,
  coverSha256: null,
  coverFrom: null,
  phash: null,
}

export function createFiles(db: Db): Files {
  const get = db.prepare<[string, string], FileRow>(
    `select ${columns} from files f where f.project_id = ? and f.sha256 = ?`,
  )
  const save = db.prepare(
    `insert into files (project_id, sha256, mime, extension, bytes, width, height, published_sha256,
       published_bytes, published_as, duration_ms, codec, cover_sha256, cover_from, phash)
     values (@projectId, @sha256, @mime, @extension, @bytes, @width, @height, @publishedSha256, @publishedBytes,
       @publishedAs, @durationMs, @codec, @coverSha256, @coverFrom, @phash)
     on conflict do update set mime = excluded.mime, extension = excluded.extension, width = excluded.width,
       height = excluded.height, published_sha256 = excluded.published_sha256,
       published_bytes = excluded.published_bytes, published_as = excluded.published_as,
       duration_ms = excluded.duration_ms, codec = excluded.codec, cover_sha256 = excluded.cover_sha256,
       cover_from = excluded.cover_from, phash = excluded.phash, image_cid = null`,
  )
  const doubt = db.prepare<[string, string, string]>(
    'update files set published_as = null where project_id = ? and (sha256 = ? or published_sha256 = ?)',
  )
  const setCid = db.prepare<[string, string, string]>(
    'update files set image_cid = ? where project_id = ? and sha256 = ?',
  )
  const page = db.prepare<[string, string, number], FileRow>(
    `select ${columns} from files f where f.project_id = ? and f.sha256 > ? order by f.sha256 limit ?`,
  )
  const pageByFirstUse = db.prepare<[string, number, number], FileRow & { position: number }>(
    `select ${columns}, i.position from items i join files f on f.project_id = i.project_id and f.sha256 = i.sha256
     where i.project_id = ? and i.position > ? and not exists (
       select 1 from items e where e.project_id = i.project_id and e.sha256 = i.sha256 and e.position < i.position)
     order by i.position limit ?`,
  )
  const countUsed = db.prepare<[string, string], { files: number; covers: number }>(
    `select count(*) as files, count(f.cover_sha256) as covers from files f
     where f.project_id = ? and f.sha256 in (select i.sha256 from items i where i.project_id = ?)`,
  )
  const bytesByKind = db.prepare<[string], KindBytes>(
    `select substr(mime, 1, instr(mime, '/') - 1) as kind, count(*) as files, sum(bytes) as bytes,
       count(published_sha256) as copies, coalesce(sum(published_bytes), 0) as copyBytes
     from files where project_id = ? group by 1`,
  )
  return {
    get: (projectId, sha256) => get.get(projectId, sha256),
    save: (file) => void save.run({ ...nothingMore, ...file }),
    doubt: (projectId, sha256) => void doubt.run(projectId, sha256, sha256),
    setCid: (projectId, sha256, imageCid) => void setCid.run(imageCid, projectId, sha256),
    page: (projectId, afterSha256, limit) => page.all(projectId, afterSha256, limit),
    pageByFirstUse: (projectId, afterPosition, limit) => pageByFirstUse.all(projectId, afterPosition, limit),
    countUsed: (projectId) => countUsed.get(projectId, projectId) ?? { files: 0, covers: 0 },
    bytesByKind: (projectId) => bytesByKind.all(projectId),
  }
}
