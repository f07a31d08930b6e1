import type { Service } from '../../kit/service.ts'
import { consumeCatalogEvents } from './messages.ts'

/** Matches what reached the catalog with the intents that wanted it, and tells those who wait. */
export const service: Service = {
  name: 'subs-worker',
  async start(kit) {
    kit.shutdown.add('subs-worker.consumers', await consumeCatalogEvents(kit))
  },
}
