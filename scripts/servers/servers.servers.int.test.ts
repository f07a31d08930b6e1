// Real: PostgreSQL, Redis, RabbitMQ, a server of MongoDB's protocol, Kubo and an S3 server, in sets of the
// tests' own, started and ended by the code under test. Nothing is simulated.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect as connectTo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { connect } from 'amqplib'
import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  createOwnSet,
  downServers,
  removeOwnSet,
  serversStatus,
  upServers,
  type ServerUrls,
} from './index.ts'
import { readState } from './state.ts'

const stateDir = mkdtempSync(path.join(tmpdir(), 'intaglio-servers-test-'))
const lines: string[] = []
const progress = (line: string) => lines.push(line)

afterAll(async () => {
  await downServers({ stateDir })
  rmSync(stateDir, { recursive: true, force: true })
})

describe('a set of servers', () => {
  let urls: ServerUrls

  beforeAll(async () => {
    urls = await upServers({ stateDir, env: {}, progress })
  })

  test('PostgreSQL commits', async () => {
    const client = new pg.Client({ connectionString: urls.postgresUrl })
    await client.connect()
    await client.query('create table plates (id int primary key, name text)')
    await client.query("insert into plates values (1, 'first state')")
    const { rows } = await client.query('select name from plates')
    await client.end()
    expect(rows).toEqual([{ name: 'first state' }])
  })

  test('PostgreSQL and Redis refuse who has no password', async () => {
    const forged = (url: string) => url.replace(/:[^:@/]*@/, ':wrong@')
    const client = new pg.Client({ connectionString: forged(urls.postgresUrl) })
    await expect(client.connect()).rejects.toThrow(/password/)
    const redis = new Redis(urls.redisUrl.replace(/[^/]*@/, ''), {
      retryStrategy: () => null,
      lazyConnect: true,
    })
    redis.on('error', () => undefined)
    await expect(redis.set('a', '1')).rejects.toThrow(/NOAUTH/)
    redis.disconnect()
  })

  test('Redis expires keys', async () => {
    const redis = new Redis(urls.redisUrl)
    await redis.set('nonce', 'abc', 'EX', 60)
    expect(await redis.get('nonce')).toBe('abc')
    expect(await redis.ttl('nonce')).toBeGreaterThan(50)
    await redis.quit()
  })

  test('RabbitMQ confirms and delivers', async () => {
    const connection = await connect(urls.rabbitmqUrl)
    const channel = await connection.createConfirmChannel()
    await channel.assertExchange('plates', 'topic')
    const { queue } = await channel.assertQueue('', { exclusive: true })
    await channel.bindQueue(queue, 'plates', 'plate.*')
    channel.publish('plates', 'plate.inked', Buffer.from('one'))
    await channel.waitForConfirms()
    const message = await channel.get(queue, { noAck: true })
    expect(message && message.content.toString()).toBe('one')
    await connection.close()
  })

  test('MongoDB keeps documents, in transactions too', async () => {
    const client = new MongoClient(urls.mongodbUrl)
    const events = client.db('plates').collection<{ _id: string; block: number }>('events')
    await client.withSession((session) =>
      session.withTransaction(() => events.insertOne({ _id: 'a', block: 7 }, { session })),
    )
    expect(await events.findOne({ _id: 'a' })).toEqual({ _id: 'a', block: 7 })
    await client.close()
  })

  test('Kubo adds a block and its gateway serves it raw', async () => {
    const form = new FormData()
    form.append('data', new Blob(['plate']))
    const put = await fetch(`${urls.ipfsApiUrl}/api/v0/block/put?cid-codec=raw`, {
      method: 'POST',
      body: form,
    })
    const { Key: cid } = (await put.json()) as { Key: string }
    expect(cid).toMatch(/^bafkrei/)
    const got = await fetch(`${urls.ipfsGatewayUrl}/ipfs/${cid}?format=raw`)
    expect(await got.text()).toBe('plate')
  })

  test('S3 takes a multipart upload', async () => {
    const { bucket: Bucket, endpoint, ...credentials } = urls.s3
    const client = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, credentials })
    const target = { Bucket, Key: 'folder/large.bin' }
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 1), Buffer.from('end')]
    const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
    const Parts = []
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1
      const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }))
      Parts.push({ ETag, PartNumber })
    }
    await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }))
    const { Body } = await client.send(new GetObjectCommand(target))
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
    expect(bytes.equals(Buffer.concat(bodies))).toBe(true)
    client.destroy()
  })

  test('a second up changes nothing; one whose process died is started again', async () => {
    expect(await upServers({ stateDir, env: {}, progress })).toEqual(urls)
    process.kill(readState(stateDir)?.servers.redis?.processes[0]?.pid ?? NaN, 'SIGKILL')
    await vi.waitFor(async () => expect(await stateOf('redis')).toBe('down'), { timeout: 10_000 })
    const again = await upServers({ stateDir, env: {}, progress })
    expect({ ...again, redisUrl: '' }).toEqual({ ...urls, redisUrl: '' })
    expect(await stateOf('redis')).toBe('up')
  })

  test('the environment replaces a server, and down leaves that one alone', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'intaglio-servers-test-'))
    const { redisUrl } = await upServers({ stateDir, env: {}, progress })
    const env = { REDIS_URL: redisUrl }
    expect(await upServers({ stateDir: other, only: ['redis'], env, progress })).toEqual({ redisUrl })
    await downServers({ stateDir: other })
    rmSync(other, { recursive: true })
    expect(await stateOf('redis')).toBe('up')
  })

  test('down leaves no process, no port and no data', async () => {
    const state = readState(stateDir)
    const ports = Object.values(state?.servers ?? {}).flatMap((server) => server.ports)
    expect(ports.length).toBe(9)
    await downServers({ stateDir })
    expect(processesOf(state?.runDir)).toEqual([])
    expect(await Promise.all(ports.map(listens))).toEqual(ports.map(() => false))
    expect(existsSync(state?.runDir ?? '')).toBe(false)
    expect(readState(stateDir)).toBeUndefined()
  })
})

test('down finds everything that a killed up has started', async () => {
  const script = path.join(import.meta.dirname, 'main.ts')
  const up = spawn(process.execPath, [script, 'up', '--state-dir', stateDir], { stdio: 'ignore' })
  // RabbitMQ takes seconds to come up: its processes run and it is not ready.
  await vi.waitFor(() => expect(readState(stateDir)?.servers.rabbitmq?.processes).toHaveLength(2), {
    timeout: 30_000,
  })
  up.kill('SIGKILL')
  const state = readState(stateDir)
  expect(state?.servers.rabbitmq?.ready).toBe(false)
  expect(processesOf(state?.runDir)).not.toEqual([])
  await downServers({ stateDir })
  expect(processesOf(state?.runDir)).toEqual([])
  const ports = Object.values(state?.servers ?? {}).flatMap((server) => server.ports)
  expect(await Promise.all(ports.map(listens))).toEqual(ports.map(() => false))
})

test('a set whose process was killed is ended by the next one that makes a set', async () => {
  const index = JSON.stringify(path.join(import.meta.dirname, 'index.ts'))
  const script = `const { createOwnSet, upServers } = await import(${index})
    const stateDir = await createOwnSet()
    await upServers({ stateDir, only: ['redis'], env: {} })
    process.stdout.write(stateDir)
    process.kill(process.pid, 'SIGKILL')`
  const { stdout: abandoned } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  const state = readState(abandoned)
  const port = state?.servers.redis?.ports[0] ?? 0
  expect(await listens(port)).toBe(true)
  await removeOwnSet(await createOwnSet())
  expect(await listens(port)).toBe(false)
  expect(existsSync(abandoned)).toBe(false)
})

async function stateOf(name: string): Promise<string | undefined> {
  const statuses = await serversStatus({ stateDir })
  return statuses.find((status) => status.name === name)?.state
}

/** The command lines that name the folder; zombies have none. */
function processesOf(runDir = 'no run folder'): string[] {
  const listing = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' })
  return listing.split('\n').filter((line) => line.includes(runDir))
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
