import type { Asset, UploadRequest } from '@intaglio/proto/media'
import { InvalidInputError, say } from '@intaglio/shared'
import type { GatewayContext } from '../context.ts'
import type { UploadedFile } from '../uploaded-file.ts'

/** A folder of blocks looks through all that it keeps before it removes any. */
const releaseMilliseconds = 120_000

interface MediaFile {
  kind: 'LOGO' | 'BANNER'
  file: UploadedFile
}

/** Logo and banner of a collection, and what the workspace keeps on IPFS. */
export const mediaResolvers = {
  Mutation: {
    async uploadMedia(_root: unknown, { files }: { files: MediaFile[] }, context: GatewayContext) {
      const { userId } = await context.identity()
      if (files.length === 0) throw new InvalidInputError('files', say`must have at least one file`)
      if (new Set(files.map(({ kind }) => kind)).size < files.length) {
        throw new InvalidInputError('files', say`must have at most one file a kind`)
      }
      const assets: Asset[] = []
      for (const [index, { kind, file }] of files.entries()) {
        if (file.bytes === 0) throw new InvalidInputError(`files.${index}.file`, say`is empty`)
        assets.push(await context.clients.media.upload(toParts(file, kind.toLowerCase(), userId)))
      }
      const cidOf = (kind: string) => assets.find((asset) => asset.kind === kind)?.cid ?? null
      return {
        logoCid: cidOf('logo'),
        bannerCid: cidOf('banner'),
        urls: assets.map((asset) => asset.url),
        assets: assets.map((asset) => ({ ...asset, kind: asset.kind.toUpperCase() })),
      }
    },
    async releaseRoots(_root: unknown, { roots }: { roots: string[] }, context: GatewayContext) {
      const { userId } = await context.identity()
      const deadline = releaseMilliseconds
      const released = await context.clients.media.releaseRoots({ source: userId, roots }, { deadline })
      return released.roots.map(({ root, outcome }) => ({ root, outcome: outcome.toUpperCase() }))
    },
  },
}

async function* toParts(file: UploadedFile, kind: string, source: string): AsyncGenerator<UploadRequest> {
  yield { part: { $case: 'description', value: { filename: file.filename, kind, source } } }
  for await (const chunk of file.read()) yield { part: { $case: 'chunk', value: chunk } }
}
