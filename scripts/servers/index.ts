export { downServers } from './down.ts'
export { createOwnSet, removeOwnSet, withServers } from './own-set.ts'
export { serversStatus, type ServerStatus } from './status.ts'
export { testEnvironment, testServers } from './test-environment.ts'
export {
  serverNames,
  ServerStartError,
  ServerUnavailableError,
  type Progress,
  type ServerName,
  type ServerUrls,
} from './types.ts'
export { upServers, type UpOptions } from './up.ts'
