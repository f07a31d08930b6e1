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
  /** Hex; empty of a file that only describes others. */
  sha256: string
  /** What the item of it is called. */
  named: string
  /** 1 where it was chosen by itself. */
  single: 0 | 1
}

export interface Sources {
  get(projectId: string, key: { folder: string; file: string }): SourceRow | undefined
  save(source: SourceRow): void
  remove(projectId: string, key: { folder: string; file: string }): void
  /** All files ever read from a folder. */
  files(projectId: string, folder: string): Pick<SourceRow, 'file' | 'named'>[]
  /** All folders that were brought whole. */
  folders(projectId: string): string[]
  /** Files that were chosen by themselves and are items or their pictures, and what describes them. */
  singles(projectId: string): Pick<SourceRow, 'folder' | 'file'>[]
  /** What items are called that come from elsewhere. */
  elsewhere(projectId: string, folder: string): Pick<SourceRow, 'folder' | 'file' | 'named'>[]
}

export function createSources(db: Db): Sources {
  const get = db.prepare<[string, string, string], SourceRow>(
    `select project_id as projectId, folder, file, bytes, mtime_ns as mtimeNs, inode, sha256,
       coalesce(named, file) as named, single from sources
     where project_id = ? and folder = ? and file = ?`,
  )
  const save = db.prepare(
    `insert into sources (project_id, folder, file, bytes, mtime_ns, inode, sha256, named, single)
     values (@projectId, @folder, @file, @bytes, @mtimeNs, @inode, @sha256, nullif(@named, @file), @single)
     on conflict do update set bytes = excluded.bytes, mtime_ns = excluded.mtime_ns,
       inode = excluded.inode, sha256 = excluded.sha256, named = excluded.named, single = excluded.single`,
  )
  const remove = db.prepare<[string, string, string]>(
    'delete from sources where project_id = ? and folder = ? and file = ?',
  )
  const files = db.prepare<[string, string], Pick<SourceRow, 'file' | 'named'>>(
    `select file, coalesce(named, file) as named from sources
     where project_id = ? and folder = ? order by file`,
  )
  const folders = db
    .prepare<[string], string>('select distinct folder from sources where project_id = ? and single = 0')
    .pluck()
  const singles = db.prepare<[string], Pick<SourceRow, 'folder' | 'file'>>(
    `select folder, file from sources s where project_id = ? and single = 1 and exists (
       select 1 from items i left join files f on f.project_id = i.project_id and f.sha256 = i.sha256
       where i.project_id = s.project_id and (s.sha256 = '' or f.cover_sha256 = s.sha256
         or (i.source_file = coalesce(s.named, s.file) and i.repetition = 0)))
     order by folder, file`,
  )
  const elsewhere = db.prepare<[string, string], Pick<SourceRow, 'folder' | 'file' | 'named'>>(
    `select folder, file, coalesce(named, file) as named from sources where project_id = ? and folder <> ?`,
  )
  return {
    get: (projectId, { folder, file }) => get.get(projectId, folder, file),
    save: (source) => void save.run(source),
    remove: (projectId, { folder, file }) => void remove.run(projectId, folder, file),
    folders: (projectId) => folders.all(projectId),
    files: (projectId, folder) => files.all(projectId, folder),
    singles: (projectId) => singles.all(projectId),
    elsewhere: (projectId, folder) => elsewhere.all(projectId, folder),
  }
}
