/** A row as the driver gives it: bigint and numeric as text, timestamptz as Date, jsonb parsed. */
export type Row = Record<string, unknown>

/** Runs parameterised SQL (`$1`, `$2` …). */
export interface SqlExecutor {
  query<T extends object = Row>(text: string, params?: readonly unknown[]): Promise<T[]>
}

/** One service's own database. */
export interface SqlDatabase extends SqlExecutor {
  readonly name: string
  /** Commits when `work` resolves, rolls back when it throws. Never nest. */
  transaction<T>(work: (tx: SqlExecutor) => Promise<T>): Promise<T>
  /**
   * Applies the numbered `.sql` files of a folder that have not run yet, each in a transaction, in order.
   * Several folders may be applied to one database, and several processes may do so at once.
   * @throws IntaglioError `MIGRATION_EDITED` when a file that already ran has changed since
   */
  migrate(folder: URL): Promise<void>
  /**
   * Calls `handler` after each `NOTIFY channel` that commits, and after a lost connection is back (something
   * may have been missed). @returns how to stop
   */
  listen(channel: string, handler: () => void): Promise<() => Promise<void>>
  ping(): Promise<void>
}

export interface SqlPort {
  /** Opens a database, creating it first where the server allows and it is missing. Same name, same database. */
  open(name: string): Promise<SqlDatabase>
  close(): Promise<void>
}
