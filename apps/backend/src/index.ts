export type { ChainConfig, Config, Stack } from './kit/config/config.ts'
export { startBackend, type RunningBackend, type StartBackendOptions } from './start-backend.ts'
