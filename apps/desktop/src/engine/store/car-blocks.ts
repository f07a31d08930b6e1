import type { Db } from './db.ts'

/** Where the CAR of a project holds a block. */
export interface CarBlock {
  cid: Uint8Array
  /** Of the block's own bytes in the file. */
  position: number
  bytes: number
}

export interface CarBlocks {
  has(projectId: string, cid: Uint8Array): boolean
  get(projectId: string, cid: Uint8Array): CarBlock | undefined
  add(projectId: string, block: CarBlock): void
  /** Forgets what stands at or behind a position. */
  cut(projectId: string, position: number): void
  /** Blocks in the order of the file, after a position. */
  page(projectId: string, afterPosition: number, limit: number): CarBlock[]
  count(projectId: string): number
}

export function createCarBlocks(db: Db): CarBlocks {
  const get = db.prepare<[string, Uint8Array], CarBlock>(
    'select cid, position, bytes from car_blocks where project_id = ? and cid = ?',
  )
  const add = db.prepare(
    `insert into car_blocks (project_id, position, bytes, cid) values (@projectId, @position, @bytes, @cid)`,
  )
  const cut = db.prepare<[string, number]>('delete from car_blocks where project_id = ? and position >= ?')
  const page = db.prepare<[string, number, number], CarBlock>(
    'select cid, position, bytes from car_blocks where project_id = ? and position > ? order by position limit ?',
  )
  const count = db.prepare<[string], { n: number }>(
    'select count(*) as n from car_blocks where project_id = ?',
  )
  return {
    has: (projectId, cid) => get.get(projectId, cid) !== undefined,
    get: (projectId, cid) => get.get(projectId, cid),
    add: (projectId, block) => void add.run({ ...block, projectId }),
    cut: (projectId, position) => void cut.run(projectId, position),
    page: (projectId, afterPosition, limit) => page.all(projectId, afterPosition, limit),
    count: (projectId) => count.get(projectId)?.n ?? 0,
  }
}
