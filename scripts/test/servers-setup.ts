// Vitest's set-up of the project "servers". `npm test` has brought servers up and says where they are. When
// vitest is run by itself, the set of `npm run servers -- up` is used while it is up, else one of this run's own.
import { createOwnSet, removeOwnSet, serversStatus, testEnvironment, upServers } from '../servers/index.ts'

export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['INTAGLIO_TEST_POSTGRES_URL']) return undefined
  const statuses = await serversStatus()
  if (statuses.every(({ state }) => state === 'up')) {
    Object.assign(process.env, testEnvironment(await upServers()))
    return undefined
  }
  const stateDir = await createOwnSet()
  Object.assign(process.env, testEnvironment(await upServers({ stateDir })))
  return () => removeOwnSet(stateDir)
}
