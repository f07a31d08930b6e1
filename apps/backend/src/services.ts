import type { ServiceName } from '@intaglio/shared'
import type { Service } from './kit/service.ts'

/** How each service is loaded: a process loads only what it runs. */
export const services: Readonly<Record<ServiceName, () => Promise<{ service: Service }>>> = {
  auth: () => import('./services/auth/service.ts'),
  user: () => import('./services/user/service.ts'),
  wallet: () => import('./services/wallet/service.ts'),
  'chain-registry': () => import('./services/chain-registry/service.ts'),
  orchestrator: () => import('./services/orchestrator/service.ts'),
  media: () => import('./services/media/service.ts'),
  indexer: () => import('./services/indexer/service.ts'),
  catalog: () => import('./services/catalog/service.ts'),
  'subs-worker': () => import('./services/subs-worker/service.ts'),
  gateway: () => import('./gateway/service.ts'),
}
