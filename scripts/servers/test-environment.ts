import type { ServerUrls } from './types.ts'

/** The variables under which the tests on real servers find them, as `npm test` sets them. */
export function testEnvironment(urls: ServerUrls) {
  return {
    INTAGLIO_TEST_POSTGRES_URL: urls.postgresUrl,
    INTAGLIO_TEST_REDIS_URL: urls.redisUrl,
    INTAGLIO_TEST_RABBITMQ_URL: urls.rabbitmqUrl,
    INTAGLIO_TEST_MONGODB_URL: urls.mongodbUrl,
    INTAGLIO_TEST_IPFS_API_URL: urls.ipfsApiUrl,
    INTAGLIO_TEST_IPFS_GATEWAY_URL: urls.ipfsGatewayUrl,
    INTAGLIO_TEST_S3_ENDPOINT: urls.s3.endpoint,
    INTAGLIO_TEST_S3_ACCESS_KEY_ID: urls.s3.accessKeyId,
    INTAGLIO_TEST_S3_SECRET_ACCESS_KEY: urls.s3.secretAccessKey,
    INTAGLIO_TEST_S3_BUCKET: urls.s3.bucket,
  }
}

/** Where the real servers are, for tests. Throws when the variables are not set. */
export function testServers(): ServerUrls {
  return {
    postgresUrl: read('INTAGLIO_TEST_POSTGRES_URL'),
    redisUrl: read('INTAGLIO_TEST_REDIS_URL'),
    rabbitmqUrl: read('INTAGLIO_TEST_RABBITMQ_URL'),
    mongodbUrl: read('INTAGLIO_TEST_MONGODB_URL'),
    ipfsApiUrl: read('INTAGLIO_TEST_IPFS_API_URL'),
    ipfsGatewayUrl: read('INTAGLIO_TEST_IPFS_GATEWAY_URL'),
    s3: {
      endpoint: read('INTAGLIO_TEST_S3_ENDPOINT'),
      accessKeyId: read('INTAGLIO_TEST_S3_ACCESS_KEY_ID'),
      secretAccessKey: read('INTAGLIO_TEST_S3_SECRET_ACCESS_KEY'),
      bucket: read('INTAGLIO_TEST_S3_BUCKET'),
    },
  }
}

function read(name: keyof ReturnType<typeof testEnvironment>): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run these tests with \`npm test -- servers\``)
  return value
}
