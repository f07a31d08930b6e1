import type Database from 'better-sqlite3'

/** An open database of the studio. */
export type Db = Database.Database
