import type Database from 'better-sqlite3'

/** A database as SQL that makes it again: tables, rows, then indexes and triggers. */
export function dumpSql(db: Database.Database): string {
  const parts = db
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by name",
    )
    .all()
  const tables = parts.filter(({ type }) => type === 'table')
  const rows = tables.flatMap(({ name }) => {
    const columns = columnsOf(db, name)
    const values = columns.map((column) => `quote(${column})`).join(` || ',' || `)
    return db
      .prepare<[], { row: string }>(`select ${values} as row from ${name}`)
      .all()
      .map(({ row }) => `insert into ${name} (${columns.join(',')}) values (${row})`)
  })
  const others = parts.filter(({ type }) => type !== 'table')
  const version = db.pragma('user_version', { simple: true }) as number
  const statements = [...tables.map(({ sql }) => sql), ...rows, ...others.map(({ sql }) => sql)]
  return `-- A data folder as version ${version} of its database left it.
${statements.map((statement) => `${statement};\n`).join('')}pragma user_version = ${version};\n`
}

export function columnsOf(db: Database.Database, table: string): string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
}
