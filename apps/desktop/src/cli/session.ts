import path from 'node:path'
import { IntaglioError, InvalidInputError, parseChainId, englishJson } from '@intaglio/shared'
import type { Project, TaskOptions } from '../engine/model.ts'
import type { Engine, EngineOptions } from '../engine/types.ts'
import type { Wallet } from '../engine/wallet/port.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { printable } from './format.ts'
import { showProgress, type Output, type StageNames } from './progress.ts'

/** What the process gives a command: nothing else of it is read anywhere. */
export interface Surroundings {
  dataDir: string
  /** Of the environment; a development wallet's. */
  privateKey: string | undefined
  /** A variable of the environment that an option names. */
  variable(name: string): string | undefined
  /** Where relative paths begin: where the person stands, also under `npm run`. */
  cwd: string
  stdout: Output
  stderr: Output
  signal: AbortSignal
  /** How decoders are started, where not as children of Node. */
  spawnDecoder?: EngineOptions['spawnDecoder']
}

/** Options every command takes. */
export interface CommonOptions {
  dataDir?: string
  json?: boolean
  quiet?: boolean
}

/** Options of commands that speak with a backend. */
export interface BackendOptions {
  backend?: string
  gateway?: string
  chain?: string
}

/** A command at work: the engine, and how it speaks to the person. */
export interface Session {
  engine: Engine
  json: boolean
  resolve(file: string): string
  /** A variable of the environment that an option names. */
  variable(name: string): string | undefined
  /** The project of `--project`, or the only one. @throws InvalidInputError */
  project(idOrName: string | undefined): Project
  /** Options for long work, with its progress on standard error. */
  task<Result>(names: StageNames, work: (options: TaskOptions) => Promise<Result>): Promise<Result>
  /** Runs something that needs a session with the backend, signing in where there is none. */
  signedIn<Result>(work: () => Promise<Result>): Promise<Result>
  /** A line for a person; nothing with `--json`. */
  say(line: string): void
}

/** A command that works on a data folder no engine has open. */
export interface ClosedSession {
  dataDir: string
  /** A line for a person; nothing with `--json`. */
  say(line: string): void
}

/** What a command found: printed as JSON with `--json`, and the exit code. */
export interface Outcome {
  result: unknown
  exitCode?: ExitCode
}

/** An address nobody answers at: commands that need no backend get an engine all the same. */
const nowhere = 'http://127.0.0.1:9'

/** Runs a command without opening the engine, and prints what it found. */
export async function runClosed(
  surroundings: Surroundings,
  options: CommonOptions,
  command: (session: ClosedSession) => Promise<Outcome>,
): Promise<ExitCode> {
  const { stdout } = surroundings
  const dataDir = dataDirOf(surroundings, options)
  return print(
    surroundings,
    options,
    await command({ dataDir, say: (line) => void (options.json || stdout.write(`${printable(line)}\n`)) }),
  )
}

function dataDirOf({ cwd, dataDir }: Surroundings, options: CommonOptions): string {
  return path.resolve(cwd, options.dataDir ?? dataDir)
}

function print({ stdout }: Surroundings, { json }: CommonOptions, { result, exitCode }: Outcome): ExitCode {
  if (json) stdout.write(`${englishJson(result, 2)}\n`)
  return exitCode ?? exitCodes.ok
}

/** Opens the engine, runs a command and prints what it found. */
export async function runCommand(
  name: string,
  surroundings: Surroundings,
  options: CommonOptions & BackendOptions,
  command: (session: Session) => Promise<Outcome> | Outcome,
): Promise<ExitCode> {
  const { stdout, stderr, cwd, signal, spawnDecoder } = surroundings
  const json = options.json ?? false
  const backend = options.backend ?? `${nowhere}/graphql`
  // Loaded where they are wanted: help and completion are to be quick.
  const { openEngine } = await import('../engine/index.ts')
  const engine = openEngine({
    dataDir: dataDirOf(surroundings, options),
    workspace: {
      graphqlUrl: url('--backend', backend),
      graphqlWsUrl: url('--backend', backend).replace(/^http/, 'ws'),
      ipfsGatewayUrl: url('--gateway', options.gateway ?? nowhere),
    },
    wallet: await walletOf(surroundings.privateKey, options.chain),
    label: `intaglio ${name}`,
    // Publishing is the window's; this process comes and goes.
    runQueue: false,
    ...(spawnDecoder && { spawnDecoder }),
  })
  try {
    const outcome = await command({
      engine,
      json,
      resolve: (file) => path.resolve(cwd, file),
      variable: (called) => surroundings.variable(called),
      project: (idOrName) => findProject(engine, idOrName),
      async task(names, work) {
        if (options.quiet) return work({ signal })
        const view = showProgress(stderr, names)
        try {
          return await work({ signal, onProgress: view.onProgress })
        } finally {
          view.end()
        }
      },
      async signedIn(work) {
        try {
          return await work()
        } catch (error) {
          const mended = error instanceof IntaglioError && sessionCodes.has(error.code)
          if (!mended) throw error
          await engine.signIn()
          return work()
        }
      },
      say: (line) => void (json || stdout.write(`${printable(line)}\n`)),
    })
    return print(surroundings, options, outcome)
  } finally {
    await engine.close()
  }
}

const sessionCodes = new Set(['SIGN_IN_NEEDED', 'UNAUTHENTICATED'])

function findProject(engine: Engine, idOrName: string | undefined): Project {
  const all = engine.listProjects()
  const listed = all.map(({ projectId, name }) => `${name} (${projectId})`).join(', ')
  if (idOrName === undefined) {
    const [only] = all
    if (only && all.length === 1) return only
    throw new InvalidInputError(
      '--project',
      only ? `say which: ${listed}` : 'there is no project yet; make one with "intaglio new"',
    )
  }
  const byId = all.find(({ projectId }) => projectId === idOrName)
  const byName = all.filter(({ name }) => name === idOrName)
  const project = byId ?? (byName.length === 1 ? byName[0] : undefined)
  if (project) return project
  throw new InvalidInputError(
    '--project',
    byName.length > 1
      ? `"${idOrName}" is the name of several; use the id: ${listed}`
      : `there is no "${idOrName}"${all.length > 0 ? `; there are ${listed}` : ''}`,
  )
}

function url(option: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new InvalidInputError(option, `"${text}" is no http or https address`)
  }
  return text.replace(/\/+$/, '')
}

async function walletOf(privateKey: string | undefined, chain: string | undefined): Promise<Wallet> {
  if (privateKey === undefined || privateKey === '') {
    return absentWallet('Set INTAGLIO_PRIVATE_KEY to the key of a development wallet.')
  }
  if (!/^0x[0-9a-f]{64}$/i.test(privateKey)) {
    throw new InvalidInputError('INTAGLIO_PRIVATE_KEY', 'must be 0x and 64 hexadecimal digits')
  }
  if (chain === undefined) return absentWallet('Say the chain with --chain eip155:<number>.')
  const { chainId } = parseChainId(chain, '--chain')
  const { createLocalWallet } = await import('../engine/wallet/local.ts')
  return createLocalWallet({ privateKey: privateKey as `0x${string}`, rpcUrl: nowhere, chainId })
}

function absentWallet(next: string): Wallet {
  const refuse = (): Promise<never> =>
    Promise.reject(new IntaglioError('This needs a wallet.', { code: 'NO_WALLET', next }))
  return { account: refuse, signMessage: refuse, sendTransaction: refuse }
}
