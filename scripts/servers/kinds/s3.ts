import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { buildProgram, findBuilt, goBuild, onPath, type BuiltProgram } from '../programs.ts'
import type { ServerKind, ServerUrls } from '../types.ts'

const version = '1.8.0'

const versity: BuiltProgram = {
  title: 'S3',
  name: 'versitygw',
  version,
  binary: 'versitygw',
  needs: {
    tool: 'go',
    hint: 'Install versitygw on the path or Go 1.26 or newer (go.dev), or set S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_BUCKET',
  },
  expect: 'about two minutes on two cores',
  build: goBuild('github.com/versity/versitygw/cmd/versitygw', version, 'versitygw'),
}

/** Versity's gateway: the S3 API, multipart uploads included, over a folder. */
export const s3: ServerKind = {
  name: 's3',
  title: 'S3',

  fromEnvironment(env) {
    const endpoint = env['S3_ENDPOINT']
    const accessKeyId = env['S3_ACCESS_KEY_ID']
    const secretAccessKey = env['S3_SECRET_ACCESS_KEY']
    const bucket = env['S3_BUCKET']
    if (!endpoint || !accessKeyId || !secretAccessKey || !bucket) return undefined
    return { s3: { endpoint, accessKeyId, secretAccessKey, bucket } }
  },

  async find() {
    const file = onPath('versitygw')
    return file ? { path: file, source: 'path' } : findBuilt(versity)
  },

  install: (progress) => buildProgram(versity, progress),

  async start({ folder, program, ports, spawn, untilReady }) {
    const [port = 0] = await ports(1)
    const accessKeyId = 'intaglio'
    const secretAccessKey = randomBytes(18).toString('hex')
    const [objects, attributes] = [path.join(folder, 'objects'), path.join(folder, 'attributes')]
    mkdirSync(objects)
    mkdirSync(attributes)
    spawn({
      command: program.path,
      // The sidecar keeps attributes in files: not every file system has extended attributes.
      args: ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', '--sidecar', attributes, objects],
      cwd: folder,
      env: { ROOT_ACCESS_KEY_ID: accessKeyId, ROOT_SECRET_ACCESS_KEY: secretAccessKey },
    })
    const target = { endpoint: `http://127.0.0.1:${port}`, accessKeyId, secretAccessKey, bucket: 'intaglio' }
    await untilReady(() =>
      withClient(target, (client) => client.send(new CreateBucketCommand({ Bucket: target.bucket }))),
    )
    return { s3: target }
  },

  async version({ s3: target }) {
    if (!target) throw new Error('no S3 address')
    await withClient(target, (client) => client.send(new HeadBucketCommand({ Bucket: target.bucket })))
    return target.endpoint.startsWith('http://127.0.0.1:') ? version : ''
  },
}

async function withClient<T>(target: ServerUrls['s3'], use: (client: S3Client) => Promise<T>): Promise<T> {
  const { endpoint, accessKeyId, secretAccessKey } = target
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey },
  })
  try {
    return await use(client)
  } finally {
    client.destroy()
  }
}
