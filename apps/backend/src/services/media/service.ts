import { MediaServiceDefinition } from '@intaglio/proto/media'
import type { ServiceClients } from '../../kit/clients.ts'
import { every } from '../../kit/every.ts'
import type { Service } from '../../kit/service.ts'
import { createKeepers } from './keepers.ts'
import { mediaRpc } from './rpc.ts'
import { createAssetStore } from './store/assets.ts'
import { createKeepStore } from './store/keeps.ts'

/** Takes files and CARs in: object store, IPFS, and a document about each; lets go of what nobody keeps any more. */
export const service: Service = {
  name: 'media',
  async start(kit) {
    const [documents, objects, ipfs] = await Promise.all([kit.documents(), kit.objects(), kit.ipfs()])
    const assets = await createAssetStore(documents)
    const keepers = createKeepers({
      ...{ keeps: await createKeepStore(documents), assets, ipfs },
      isPublished: isPublishedBy(kit.clients),
    })
    kit.serve(MediaServiceDefinition, mediaRpc({ assets, objects, ipfs }, keepers, kit.config.limits))
    every(kit, 'media.releases', 60_000, () => keepers.finish())
  },
}

/** Whether a chain points to a root, or may soon: both who knows what is there and who knows what is on its way say no. */
function isPublishedBy({ catalog, intent }: Pick<ServiceClients, 'catalog' | 'intent'>) {
  return async (root: string): Promise<boolean> => {
    // What is on its way is looked at first: it is in the catalog before it stops being on its way.
    const wanted = await intent.findWanted({ roots: [root] })
    if (wanted.roots.length > 0) return true
    return (await catalog.findPublished({ roots: [root] })).roots.length > 0
  }
}
