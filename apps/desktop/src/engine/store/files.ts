import type { Db } from './database.ts'

/** One distinct picture of a project. */
export interface FileRow {
  projectId: string
  /** Hex. */
  sha256: string
  mime: string
  /** Without a dot. */
  extension: string
  bytes: number
  width: number
  height: number
  imageCid: string | null
}

export interface Files {
  get(projectId: string, sha256: string): FileRow | undefined
  /** Does nothing when the content is known. */
  add(file: Omit<FileRow, 'imageCid'>): void
  setCid(projectId: string, sha256: string, imageCid: string): void
  /** Pictures of items in order of the first token that shows each, after `afterPosition`. */
  pageByFirstUse(projectId: string, afterPosition: number, limit: number): (FileRow & { position: number })[]
}

const columns = `f.project_id as projectId, f.sha256, f.mime, f.extension, f.bytes, f.width, f.height,
  f.image_cid as imageCid`

export function createFiles(db: Db): Files {
  const get = db.prepare<[string, string], FileRow>(
    `select ${columns} from files f where f.project_id = ? and f.sha256 = ?`,
  )
  const add = db.prepare(
    `insert into files (project_id, sha256, mime, extension, bytes, width, height)
     values (@projectId, @sha256, @mime, @extension, @bytes, @width, @height) on conflict do nothing`,
  )
  const setCid = db.prepare<[string, string, string]>(
    'update files set image_cid = ? where project_id = ? and sha256 = ?',
  )
  const page = db.prepare<[string, number, number], FileRow & { position: number }>(
    `select ${columns}, i.position from items i join files f on f.project_id = i.project_id and f.sha256 = i.sha256
     where i.project_id = ? and i.position > ? and not exists (
       select 1 from items e where e.project_id = i.project_id and e.sha256 = i.sha256 and e.position < i.position)
     order by i.position limit ?`,
  )
  return {
    get: (projectId, sha256) => get.get(projectId, sha256),
    add: (file) => void add.run(file),
    setCid: (projectId, sha256, imageCid) => void setCid.run(imageCid, projectId, sha256),
    pageByFirstUse: (projectId, afterPosition, limit) => page.all(projectId, afterPosition, limit),
  }
}
