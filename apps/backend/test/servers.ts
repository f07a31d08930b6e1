/** Where the real servers are; `npm test` starts them and sets these. */
export interface ServerUrls {
  postgresUrl: string
  redisUrl: string
  rabbitmqUrl: string
  mongodbUrl: string
  ipfsApiUrl: string
  ipfsGatewayUrl: string
  s3: { endpoint: string; accessKeyId: string; secretAccessKey: string; bucket: string }
}

/** @throws Error naming the variable that is missing */
export function serverUrls(): ServerUrls {
  return {
    postgresUrl: read('POSTGRES_URL'),
    redisUrl: read('REDIS_URL'),
    rabbitmqUrl: read('RABBITMQ_URL'),
    mongodbUrl: read('MONGODB_URL'),
    ipfsApiUrl: read('IPFS_API_URL'),
    ipfsGatewayUrl: read('IPFS_GATEWAY_URL'),
    s3: {
      endpoint: read('S3_ENDPOINT'),
      accessKeyId: read('S3_ACCESS_KEY_ID'),
      secretAccessKey: read('S3_SECRET_ACCESS_KEY'),
      bucket: read('S3_BUCKET'),
    },
  }
}

function read(name: string): string {
  const value = process.env[`INTAGLIO_TEST_${name}`]
  if (!value) throw new Error(`INTAGLIO_TEST_${name} is not set: run these tests with npm test -- servers`)
  return value
}
