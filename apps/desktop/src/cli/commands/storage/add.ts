import type { Command } from 'commander'
import { InvalidInputError, inEnglish } from '@intaglio/shared'
import type { TargetConfig } from '../../../engine/storage/config.ts'
import { address, repeated } from '../../parse.ts'
import type { AddCommand } from '../../declare.ts'
import type { Outcome, Session } from '../../session.ts'

interface TokenOption {
  tokenEnv?: string
}

interface KuboOptions extends TokenOption {
  api: string
  gateway?: string
}

interface PinningOptions extends TokenOption {
  endpoint: string
  gateway: string
  origin?: string[]
}

/** `storage add`, with a command for each kind of place. */
export function addAdd(storage: Command, run: AddCommand): void {
  const add = storage
    .command('add')
    .summary('make a place known')
    .description('Makes a place known. Nothing is sent yet, and a token is sealed before it is kept.')
  addKubo(add, run)
  addPinningService(add, run)
  addCarFolder(add, run)
  add.addHelpText(
    'after',
    `
Examples:
  intaglio storage add car-folder "Backup disk" /media/backup/collections
  intaglio storage add kubo --help`,
  )
}

function addKubo(add: Command, run: AddCommand): void {
  const command = withToken(
    add
      .command('kubo')
      .summary('a Kubo node, by its RPC API')
      .description('A Kubo node of your own or of a provider, by its RPC API.')
      .argument('<label>', 'what you call it')
      .requiredOption('--api <url>', 'where its RPC API is', address)
      .option('--gateway <url>', 'a gateway that blocks are read back from, instead of the API', address),
  ).addHelpText(
    'after',
    `
Examples:
  intaglio storage add kubo "My node" --api http://127.0.0.1:5001 --gateway http://127.0.0.1:8080
  intaglio storage add kubo Provider --api https://rpc.example.org --token-env KUBO_TOKEN`,
  )
  run<[string], KuboOptions>(command, (session, [label], { api, gateway, tokenEnv }) =>
    added(session, {
      ...{ kind: 'kubo', label, apiUrl: api, token: tokenOf(session, tokenEnv) },
      ...(gateway !== undefined && { gatewayUrl: gateway }),
    }),
  )
}

function addPinningService(add: Command, run: AddCommand): void {
  const command = withToken(
    add
      .command('pinning-service')
      .summary('a service with the IPFS Pinning Service API')
      .description(
        'A service with the IPFS Pinning Service API. It fetches the blocks itself, from nodes that have them.',
      )
      .argument('<label>', 'what you call it')
      .requiredOption('--endpoint <url>', 'where its API is, without /pins', address)
      .requiredOption('--gateway <url>', 'a gateway that what it pins can be read from', address)
      .option(
        '--origin <multiaddress>',
        'a node that has the blocks, to fetch them from; may be repeated',
        repeated,
      ),
  ).addHelpText(
    'after',
    `
Examples:
  export PINNING_TOKEN=…
  intaglio storage add pinning-service Pins --endpoint https://api.example.org/psa \\
    --gateway https://ipfs.example.org --origin /dns4/node.example.org/tcp/4001/p2p/12D3Koo… \\
    --token-env PINNING_TOKEN`,
  )
  run<[string], PinningOptions>(command, (session, [label], { endpoint, gateway, origin, tokenEnv }) =>
    added(session, {
      ...{ kind: 'pinning-service', label, endpoint, gatewayUrl: gateway },
      ...{ origins: origin ?? [], token: tokenOf(session, tokenEnv) },
    }),
  )
}

function addCarFolder(add: Command, run: AddCommand): void {
  const command = add
    .command('car-folder')
    .summary('a folder of CAR files, on another disk for instance')
    .description('A folder that gets a CAR file of each collection. It is made where it does not exist.')
    .argument('<label>', 'what you call it')
    .argument('<folder>', 'where the files go')
    .addHelpText(
      'after',
      `
Examples:
  intaglio storage add car-folder "Backup disk" /media/backup/collections`,
    )
  run<[string, string], object>(command, (session, [label, folder]) =>
    added(session, { kind: 'car-folder', label, folder: session.resolve(folder) }),
  )
}

/** A token is never an argument: those can be seen by everybody on the machine. */
function withToken(command: Command): Command {
  return command.option('--token-env <name>', 'the environment variable that holds its token')
}

function tokenOf({ variable }: Session, name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const token = variable(name)
  // The name is not repeated: it may be the token itself, by mistake.
  if (!token) throw new InvalidInputError('--token-env', 'takes the name of a variable that is set')
  return token
}

function added({ engine, say }: Session, config: TargetConfig): Outcome {
  const place = engine.storage.addTarget(config)
  say(`Added "${place.label}" (${place.targetId}): ${inEnglish(place.place)}.`)
  say(`Try it with: intaglio storage test ${place.targetId}`)
  return { result: place }
}
