// Real: PostgreSQL, started from the registry package, and a folder of blocks.
import { createEmbeddedDocuments } from '../../kit/documents/embedded.ts'
import { createEmbeddedIpfs } from '../../kit/ipfs/embedded.ts'
import { startTestSql } from '../../kit/sql/testing.ts'
import { temporaryFolder } from '../../kit/testing.ts'
import { describeKeepers } from './keepers-contract.ts'

describeKeepers('embedded', async () => {
  const { sql, stop } = await startTestSql()
  const { folder, remove } = await temporaryFolder()
  const documents = await createEmbeddedDocuments(sql)
  const ipfs = await createEmbeddedIpfs({ folder })
  return {
    documents,
    ipfs,
    async close() {
      await ipfs.close()
      await documents.close()
      await stop()
      await remove()
    },
  }
})
