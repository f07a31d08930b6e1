import type { Asset, CarChunk, MediaServiceImplementation, UploadRequest } from '@intaglio/proto/media'
import { InvalidInputError, NotFoundError, say } from '@intaglio/shared'
import type { IpfsPort } from '../../kit/ipfs/port.ts'
import type { ObjectsPort } from '../../kit/objects/port.ts'
import { parseDescription } from './domain/description.ts'
import { parseRoots, parseUser } from './domain/roots.ts'
import { variantKey } from './domain/variants.ts'
import type { Keepers } from './keepers.ts'
import type { AssetStore } from './store/assets.ts'
import { storeUpload, type StoredAsset } from './upload.ts'

export function mediaRpc(
  stores: { assets: AssetStore; objects: ObjectsPort; ipfs: IpfsPort },
  keepers: Keepers,
  limits: { uploadBytes: number; carBytes: number },
): MediaServiceImplementation {
  const toProto = ({ asset, variants }: StoredAsset, kind: string): Asset => ({
    assetId: asset._id,
    cid: asset.cid,
    kind,
    mime: asset.mime,
    bytes: asset.bytes,
    width: asset.width,
    height: asset.height,
    sha256: asset.sha256,
    url: stores.objects.url(asset.s3Key),
    variants: variants.map(({ w, h }) => ({
      // Made anew, not read back: an embedded object store may answer elsewhere after a restart.
      url: stores.objects.url(variantKey(asset.sha256, w)),
      width: w,
      height: h,
    })),
  })

  return {
    async upload(request) {
      const parts = request[Symbol.asyncIterator]()
      const first = (await parts.next()).value as UploadRequest | undefined
      if (first?.part?.$case !== 'description') {
        throw new InvalidInputError('description', say`must be the first message of an upload`)
      }
      const description = parseDescription(first.part.value)
      const stored = await storeUpload(stores, description, fileChunks(parts), limits.uploadBytes)
      return toProto(stored, description.kind)
    },

    async getAsset({ cid }) {
      const asset = await stores.assets.byCid(cid)
      if (!asset) throw new NotFoundError(say`Asset`, { cid })
      return toProto({ asset, variants: await stores.assets.variantsOf(asset._id) }, asset.kind)
    },

    async importCar(request) {
      const parts = request[Symbol.asyncIterator]()
      const first = (await parts.next()).value as CarChunk | undefined
      return keepers.importCar(parseUser(first?.source ?? ''), bounded(first?.chunk, parts, limits.carBytes))
    },

    async releaseRoots({ source, roots }) {
      return { roots: await keepers.release(parseUser(source), parseRoots(roots)) }
    },
  }
}

async function* fileChunks(parts: AsyncIterator<UploadRequest>): AsyncIterable<Uint8Array> {
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (next.value.part?.$case !== 'chunk')
      throw new InvalidInputError('file', say`must follow its description as chunks`)
    yield next.value.part.value
  }
}

async function* bounded(
  first: Uint8Array | undefined,
  rest: AsyncIterator<CarChunk>,
  limit: number,
): AsyncIterable<Uint8Array> {
  let bytes = 0
  for (let chunk = first; chunk; chunk = ((await rest.next()).value as CarChunk | undefined)?.chunk) {
    bytes += chunk.length
    if (bytes > limit)
      throw new InvalidInputError('car', say`must be at most ${{ most: limit }} bytes`, { limit })
    yield chunk
  }
}
