// Real: PostgreSQL, started from the registry package in a temporary folder.
import { afterAll } from 'vitest'
import { createEmbeddedSql } from '../sql/embedded.ts'
import { temporaryFolder } from '../testing.ts'
import { describeDocumentsPort } from './contract.ts'
import { createEmbeddedDocuments } from './embedded.ts'

const temporary = await temporaryFolder()
const sql = await createEmbeddedSql({ dataDir: temporary.folder })
afterAll(async () => {
  await sql.close()
  await temporary.remove()
})

describeDocumentsPort('jsonb in the embedded PostgreSQL', () => createEmbeddedDocuments(sql))
