import type { Db } from './db.ts'

/** Who holds a piece of work that one process at a time may do. */
export interface LeaseRow {
  name: string
  owner: string
  /** For a person: "the studio", "intaglio import". */
  /** As `writeText` writes it. */
  label: string
  pid: number
  host: string
  takenAt: string
  /** Milliseconds since 1970. */
  beatAt: number
}

export interface Leases {
  /**
   * Takes a lease that nobody holds, or whose holder is gone.
   * @param isGone decides of a holder that is not us
   * @returns the holder's row where it is taken
   */
  take(lease: LeaseRow, isGone: (holder: LeaseRow) => boolean): LeaseRow | undefined
  /** Says that an owner is still there. */
  beat(owner: string, now: number): void
  /** What an owner holds now. */
  heldBy(owner: string): string[]
  get(name: string): LeaseRow | undefined
  release(name: string, owner: string): void
}

export function createLeases(db: Db): Leases {
  const get = db.prepare<[string], LeaseRow>(
    'select name, owner, label, pid, host, taken_at as takenAt, beat_at as beatAt from leases where name = ?',
  )
  const put = db.prepare(
    `insert or replace into leases (name, owner, label, pid, host, taken_at, beat_at)
     values (@name, @owner, @label, @pid, @host, @takenAt, @beatAt)`,
  )
  const beat = db.prepare<[number, string]>('update leases set beat_at = ? where owner = ?')
  const heldBy = db.prepare<[string], { name: string }>('select name from leases where owner = ?')
  const release = db.prepare<[string, string]>('delete from leases where name = ? and owner = ?')
  // Immediate: two processes that look at the same time must not both find it free.
  const take = db.transaction((lease: LeaseRow, isGone: (holder: LeaseRow) => boolean) => {
    const holder = get.get(lease.name)
    if (holder && holder.owner !== lease.owner && !isGone(holder)) return holder
    put.run(lease)
    return undefined
  })
  return {
    take: (lease, isGone) => take.immediate(lease, isGone),
    beat: (owner, now) => void beat.run(now, owner),
    heldBy: (owner) => heldBy.all(owner).map(({ name }) => name),
    get: (name) => get.get(name),
    release: (name, owner) => void release.run(name, owner),
  }
}
