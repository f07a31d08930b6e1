import type { Db } from './db.ts'

/** A file of an imported folder, as it was when it was read. */
export interface SourceRow {
  projectId: string
  /** Absolute. */
  folder: string
  /** Relative, with forward slashes. */
  file: string
  bytes: number
  /** Decimal nanoseconds since 1970; '0' where it cannot be relied on. */
  mtimeNs: string
  /** Decimal; files that swap their names keep their times. */
  inode: string
  /** Hex. */
  sha256: string
}

export interface Sources {
  get(projectId: string, folder: string, file: string): SourceRow | undefined
  save(source: SourceRow): void
  /** All files ever read from a folder. */
  files(projectId: string, folder: string): string[]
  /** All folders that files were read from. */
  folders(projectId: string): string[]
}

export function createSources(db: Db): Sources {
  const get = db.prepare<[string, string, string], SourceRow>(
    `select project_id as projectId, folder, file, bytes, mtime_ns as mtimeNs, inode, sha256 from sources
     where project_id = ? and folder = ? and file = ?`,
  )
  const save = db.prepare(
    `insert into sources (project_id, folder, file, bytes, mtime_ns, inode, sha256)
     values (@projectId, @folder, @file, @bytes, @mtimeNs, @inode, @sha256)
     on conflict do update set bytes = excluded.bytes, mtime_ns = excluded.mtime_ns,
       inode = excluded.inode, sha256 = excluded.sha256`,
  )
  const files = db.prepare<[string, string], { file: string }>(
    'select file from sources where project_id = ? and folder = ? order by file',
  )
  const folders = db
    .prepare<[string], string>('select distinct folder from sources where project_id = ?')
    .pluck()
  return {
    get: (projectId, folder, file) => get.get(projectId, folder, file),
    save: (source) => void save.run(source),
    folders: (projectId) => folders.all(projectId),
    files: (projectId, folder) => files.all(projectId, folder).map(({ file }) => file),
  }
}
