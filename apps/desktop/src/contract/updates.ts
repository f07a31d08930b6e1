// Newer versions of the studio, as far as it knows of them.

export interface UpdateView {
  /**
   * `off`: this copy has no feed, and never looks. `manual`: it has one and cannot replace itself. `ready`: what was
   * fetched is put in place when the studio ends.
   */
  state: 'off' | 'manual' | 'unknown' | 'checking' | 'current' | 'available' | 'downloading' | 'ready'
  /** The newer one; undefined where none is known. */
  version: string | undefined
  /** How much of it is here, from 0 to 1. */
  share: number | undefined
  /** When it was looked for last, ISO 8601; undefined where not since the start. */
  checkedAt: string | undefined
  /** Why looking or fetching failed the last time. */
  failure: UpdateFailure | undefined
}

export type UpdateFailure = 'unreachable' | 'damaged' | 'other'
