import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { IntaglioError, serviceNames } from '@intaglio/shared'
import type { Config, GrpcServiceName, Stack } from './config.ts'

export const grpcServices = serviceNames.filter(
  (name): name is GrpcServiceName => name !== 'gateway' && name !== 'subs-worker',
)

const mebibyte = 1024 * 1024

/** What a setting is where nobody says otherwise. Ports of 0 are chosen at start. */
export const defaults = {
  http: { host: '127.0.0.1', port: 0 },
  auth: { domains: ['localhost', '127.0.0.1'], accessTokenSeconds: 900, refreshTokenSeconds: 30 * 86_400 },
  intentDeadlineSeconds: 86_400,
  callMilliseconds: 10_000,
  indexer: { pollMilliseconds: 1_000, blockRange: 2_000 },
  limits: { uploadBytes: 32 * mebibyte, carBytes: 8 * 1024 * mebibyte, requestsPerMinute: 600 },
  production: false,
  logLevel: 'info',
  namespace: '',
} as const

/**
 * Completes a configuration.
 * @throws IntaglioError `CONFIG_INVALID` where a secret is needed and none was given
 */
export function withDefaults(partial: Partial<Config> & Pick<Config, 'stack' | 'chains'>): Config {
  const anywhere = Object.fromEntries(grpcServices.map((name) => [name, { host: '127.0.0.1', port: 0 }]))
  return {
    ...defaults,
    http: { ...defaults.http },
    indexer: { ...defaults.indexer },
    limits: { ...defaults.limits },
    ...partial,
    grpc: { ...(anywhere as Config['grpc']), ...partial.grpc },
    auth: partial.auth ?? {
      ...defaults.auth,
      domains: [...defaults.auth.domains],
      secret: secretOf(partial.stack),
    },
  }
}

/** An embedded backend makes its own secret once and keeps it in its data folder, readable by its owner alone. */
function secretOf(stack: Stack): string {
  if (stack.kind === 'servers') {
    throw new IntaglioError('auth.secret is missing.', {
      code: 'CONFIG_INVALID',
      why: 'Several processes have to sign and check tokens with the same secret.',
      next: 'Give at least 32 random bytes.',
    })
  }
  const file = path.join(stack.dataDir, 'auth-secret')
  try {
    return readFileSync(file, 'utf8')
  } catch {
    const secret = randomBytes(32).toString('base64url')
    mkdirSync(stack.dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, secret, { mode: 0o600, flush: true })
    return secret
  }
}
