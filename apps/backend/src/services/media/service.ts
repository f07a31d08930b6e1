import { MediaServiceDefinition } from '@intaglio/proto/media'
import type { Service } from '../../kit/service.ts'
import { mediaRpc } from './rpc.ts'
import { createAssetStore } from './store/assets.ts'

/** Takes files and CARs in: object store, IPFS, and a document about each. */
export const service: Service = {
  name: 'media',
  async start(kit) {
    const [documents, objects, ipfs] = await Promise.all([kit.documents(), kit.objects(), kit.ipfs()])
    const assets = await createAssetStore(documents)
    kit.serve(MediaServiceDefinition, mediaRpc({ assets, objects, ipfs }, kit.config.limits))
  },
}
