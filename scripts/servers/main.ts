import path from 'node:path'
import Table from 'cli-table3'
import { Command, Option } from 'commander'
import { downServers } from './down.ts'
import { downAbandonedSets } from './own-set.ts'
import { serversStatus, type ServerStatus } from './status.ts'
import { serverNames, type ServerName, type ServerUrls } from './types.ts'
import { upServers } from './up.ts'

interface Options {
  only?: ServerName[]
  stateDir?: string
  json?: boolean
}

const program = new Command('npm run servers --')
  .description('Starts, ends and lists the real servers: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3.')
  .addHelpText(
    'after',
    `
A program on the path is taken first; else it is installed or built, once. A server of your own replaces any of
them through the environment: POSTGRES_URL (or DATABASE_URL), REDIS_URL, RABBITMQ_URL, MONGODB_URL,
IPFS_API_URL with IPFS_GATEWAY_URL, S3_ENDPOINT with S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_BUCKET.`,
  )

command('up', 'start what is not up yet').action(async ({ only, stateDir }: Options) => {
  await upServers({ ...(only ? { only } : {}), ...(stateDir ? { stateDir } : {}) })
  await printStatus({ ...(stateDir ? { stateDir } : {}) })
})

command('down', 'end them and remove their data').action(async ({ only, stateDir }: Options) => {
  if (!stateDir) await downAbandonedSets()
  await downServers({ ...(only ? { only } : {}), ...(stateDir ? { stateDir } : {}) })
})

command('status', 'list them').option('--json', 'with passwords, for programs').action(printStatus)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .addOption(new Option('--only <names>', `some of ${serverNames.join(',')}`).argParser(parseNames))
    .option('--state-dir <folder>', 'where the set is remembered, for a second set beside the first')
}

function parseNames(text: string): ServerName[] {
  return text.split(',').map((part) => {
    const name = serverNames.find((known) => known === part.trim())
    if (!name) throw new Error(`There is no server "${part}"; there are ${serverNames.join(', ')}`)
    return name
  })
}

async function printStatus({ stateDir, json }: Options): Promise<void> {
  const statuses = await serversStatus(stateDir ? { stateDir } : {})
  if (json) {
    process.stdout.write(`${JSON.stringify(statuses, undefined, 2)}\n`)
    return
  }
  const table = new Table({
    head: ['server', 'state', 'version', 'from', 'address'],
    style: { head: [], border: [] },
  })
  for (const status of statuses) {
    const { title, state, version } = status
    table.push([title, state, version, originOf(status), state === 'up' ? addressOf(status) : ''])
  }
  process.stdout.write(`${table.toString()}\n`)
}

/** A built server is named with its version: it may speak for another, as the one for MongoDB does. */
function originOf({ source, program }: ServerStatus): string {
  return source === 'built' ? `built: ${path.basename(path.resolve(program, '../..'))}` : source
}

/** What to point a browser or a client at; passwords are for `--json` only. */
function addressOf({ urls }: ServerStatus): string {
  const { s3, ...plain }: Partial<ServerUrls> = urls
  return [...Object.values(plain), ...(s3 ? [s3.endpoint] : [])].map(withoutPassword).join(' ')
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/([^/@]*):[^/@]*@/, '//$1:…@')
}
