// Real: the MongoDB-protocol server and the Kubo node that npm test names.
import { testServers } from '../../../../../scripts/servers/test-environment.ts'
import { createMongo } from '../../kit/documents/mongodb.ts'
import { createKubo } from '../../kit/ipfs/kubo.ts'
import { unique } from '../../kit/testing.ts'
import { describeKeepers } from './keepers-contract.ts'

describeKeepers('servers', async () => {
  const { mongodbUrl, ipfsApiUrl, ipfsGatewayUrl } = testServers()
  const documents = await createMongo({ url: mongodbUrl, namespace: `${unique()}_` })
  const ipfs = await createKubo({ apiUrl: ipfsApiUrl, gatewayUrl: ipfsGatewayUrl })
  return { documents, ipfs, close: () => documents.close() }
})
