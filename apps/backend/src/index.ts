export type { ChainConfig, Config, Stack } from './kit/config/config.ts'
export { grpcServices } from './kit/config/defaults.ts'
export { startBackend, type RunningBackend, type StartBackendOptions } from './start-backend.ts'
