/** Every process the backend consists of; `all` runs them in one. */
export const serviceNames = [
  'auth',
  'user',
  'wallet',
  'chain-registry',
  'orchestrator',
  'media',
  'indexer',
  'catalog',
  'subs-worker',
  'gateway',
] as const
export type ServiceName = (typeof serviceNames)[number]
