/** The servers that the repository can start, in the order in which `status` lists them. */
export const serverNames = ['postgres', 'redis', 'rabbitmq', 'mongodb', 'ipfs', 's3'] as const
export type ServerName = (typeof serverNames)[number]

/** Where to reach each server; credentials are part of the URLs. */
export interface ServerUrls {
  /** A superuser's URL on the database `postgres`: services make their own databases from it. */
  postgresUrl: string
  redisUrl: string
  rabbitmqUrl: string
  mongodbUrl: string
  /** Kubo's RPC, without `/api/v0`. */
  ipfsApiUrl: string
  ipfsGatewayUrl: string
  s3: { endpoint: string; accessKeyId: string; secretAccessKey: string; bucket: string }
}

/** One line about what is going on, without a line end. */
export type Progress = (line: string) => void

/** A program that can be started, and where it came from. */
export interface Program {
  path: string
  source: 'path' | 'built' | 'package'
}

/** The process to start for a server. Its output goes to a log file in the server's folder. */
export interface ProcessPlan {
  command: string
  args: string[]
  cwd?: string
  env?: Record<string, string>
  /** Start it as this user; only root can. */
  uid?: number
  gid?: number
}

/** What a server's `start` works with. Everything it writes goes to `folder`. */
export interface StartContext {
  folder: string
  program: Program
  /** Free ports of 127.0.0.1, remembered before anything listens on them. */
  ports: (count: number) => Promise<number[]>
  /** Starts a process that outlives this one, and remembers its id before it returns. */
  spawn: (plan: ProcessPlan) => void
  /** Repeats `attempt` until it succeeds; throws with the log's end when a process dies or time is up. */
  untilReady: (attempt: () => Promise<unknown>) => Promise<void>
}

/** One kind of server: how to find it, get it, start it, and ask it something. */
export interface ServerKind {
  name: ServerName
  title: string
  /** The URLs of a server of the caller's own, when the environment names one. */
  fromEnvironment: (env: NodeJS.ProcessEnv) => Partial<ServerUrls> | undefined
  /** A program that is here already. */
  find: () => Promise<Program | undefined>
  /** Installs or builds one. Throws ServerUnavailableError where there is no way. */
  install: (progress: Progress) => Promise<Program>
  start: (context: StartContext) => Promise<Partial<ServerUrls>>
  /** Asks the running server for its version, over its protocol. Throws when it does not answer. */
  version: (urls: Partial<ServerUrls>) => Promise<string>
}

/** A server can be had in no way on this machine; `hint` says what to install or set. */
export class ServerUnavailableError extends Error {
  override readonly name = 'ServerUnavailableError'
  readonly code = 'SERVER_UNAVAILABLE'
  readonly server: string
  readonly hint: string

  constructor(server: string, hint: string, cause?: unknown) {
    super(`${server} is not here and could not be installed. ${hint}`, { cause })
    this.server = server
    this.hint = hint
  }
}

/** A server was started but did not come up; the message ends with what it logged last. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError'
  readonly code = 'SERVER_START_FAILED'
}
