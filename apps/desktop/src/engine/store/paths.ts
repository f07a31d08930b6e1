import path from 'node:path'

/** The database of a data folder. */
export const databaseFile = (dataDir: string): string => path.join(dataDir, 'intaglio.sqlite')

/** Copies of the database. */
export const backupsFolder = (dataDir: string): string => path.join(dataDir, 'backups')

/** What could not be read or was replaced; nothing ever deletes it. */
export const setAsideFolder = (dataDir: string): string => path.join(dataDir, 'set-aside')

/** Now, as part of a file's name that sorts by time. */
export const nameOfNow = (): string => new Date().toISOString().replaceAll(/[:.]/g, '-')
