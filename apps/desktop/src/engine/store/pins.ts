import type { Db } from './db.ts'

/** Proof that everything under a root was read back and matched. */
export interface PinRow {
  projectId: string
  gateway: string
  root: string
  blocks: number
  bytes: number
  verifiedAt: string
}

export interface Pins {
  save(pin: PinRow): void
  of(projectId: string, gateway: string): PinRow[]
  list(projectId: string): PinRow[]
}

export function createPins(db: Db): Pins {
  const save = db.prepare(
    `insert into pins (project_id, gateway, root, blocks, bytes, verified_at)
     values (@projectId, @gateway, @root, @blocks, @bytes, @verifiedAt)
     on conflict do update set blocks = excluded.blocks, bytes = excluded.bytes, verified_at = excluded.verified_at`,
  )
  const list = db.prepare<[string], PinRow>(
    `select project_id as projectId, gateway, root, blocks, bytes, verified_at as verifiedAt
     from pins where project_id = ? order by gateway, root`,
  )
  const of = db.prepare<[string, string], PinRow>(
    `select project_id as projectId, gateway, root, blocks, bytes, verified_at as verifiedAt
     from pins where project_id = ? and gateway = ?`,
  )
  return {
    save: (pin) => void save.run(pin),
    of: (projectId, gateway) => of.all(projectId, gateway),
    list: (projectId) => list.all(projectId),
  }
}
