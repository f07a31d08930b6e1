import { IntaglioError, say, type Text } from '@intaglio/shared'
import { explainDisk } from '../durability/disk-errors.ts'
import type { Db } from './db.ts'

const damageCodes = /^SQLITE_(CORRUPT|NOTADB)/

/** Says that a database is not what was written. @param reason one line, without a dot */
export function damagedError(file: string, reason: Text, next: Text, cause?: unknown): IntaglioError {
  return new IntaglioError(say`The studio’s database is damaged.`, {
    code: 'DATABASE_DAMAGED',
    why: say`${{ file }}: ${{ reason }}.`,
    next,
    details: { file },
    cause,
  })
}

/** Whether SQLite says that a file is not what it wrote. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && damageCodes.test((error as NodeJS.ErrnoException).code ?? '')
}

/** What an error of SQLite means to a person; any other is returned as it is. */
export function explainDatabase(error: unknown, file: string): unknown {
  if (isDamage(error)) {
    const next = say`Close the studio and open it again: it offers the newest backup.`
    return damagedError(file, (error as Error).message, next, error)
  }
  if (error instanceof Error && (error as NodeJS.ErrnoException).code?.startsWith('SQLITE_BUSY')) {
    return new IntaglioError(say`Another process keeps the database busy.`, {
      code: 'DATABASE_BUSY',
      next: say`Try again in a moment.`,
      retryable: true,
      cause: error,
    })
  }
  return explainDisk(error, file)
}

/** From now on statements and transactions of the database throw errors for people. */
export function explainErrorsOf(db: Db): void {
  const explained =
    <Arguments extends unknown[], Result>(work: (...args: Arguments) => Result) =>
    (...args: Arguments): Result => {
      try {
        return work(...args)
      } catch (error) {
        throw explainDatabase(error, db.name)
      }
    }
  const prepare = db.prepare.bind(db)
  const transaction = db.transaction.bind(db)
  Object.assign(db, {
    prepare: explained((sql: string) => {
      const statement = prepare<unknown[]>(sql)
      return Object.assign(statement, {
        run: explained(statement.run.bind(statement)),
        get: explained(statement.get.bind(statement)),
        all: explained(statement.all.bind(statement)),
      })
    }),
    transaction: (work: (...args: unknown[]) => unknown) => {
      const begun = transaction(work)
      return Object.assign(explained(begun), { immediate: explained(begun.immediate) })
    },
  })
}
