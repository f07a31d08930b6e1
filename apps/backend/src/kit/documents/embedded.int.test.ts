// Real: PostgreSQL, started from the registry package in a temporary folder.
import { afterAll } from 'vitest'
import { startTestSql } from '../sql/testing.ts'
import { describeDocumentsPort } from './contract.ts'
import { createEmbeddedDocuments } from './embedded.ts'

const { sql, stop } = await startTestSql()
afterAll(stop)

describeDocumentsPort('jsonb in the embedded PostgreSQL', () => createEmbeddedDocuments(sql))
