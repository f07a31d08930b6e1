import { createHash } from 'node:crypto'
import { CID } from 'multiformats/cid'
import type { RunningStudio } from './running-studio.ts'
import { workspaceIsUp } from './workspace-is-up.ts'

/** What is kept under an address. Reads through a gateway, the workspace's own unless another is named. */
export interface Ipfs {
  gatewayUrl(): Promise<string>
  /** The bytes of a file; `path` may be a CID, `CID/name` or `ipfs://CID/name`. @throws where nothing is there */
  read(path: string, gateway?: string): Promise<Buffer>
  json(path: string, gateway?: string): Promise<unknown>
  /** One block, proved by its hash. */
  block(cid: string, gateway?: string): Promise<Buffer>
}

export function createIpfs(studio: RunningStudio): Ipfs {
  const gatewayUrl = async (): Promise<string> => {
    await workspaceIsUp(studio)
    return studio.workspace().ipfsGatewayUrl
  }
  const get = async (path: string, gateway: string | undefined, query = ''): Promise<Buffer> => {
    const url = `${gateway ?? (await gatewayUrl())}/ipfs/${path.replace(/^ipfs:\/\//, '')}${query}`
    const response = await fetch(url)
    if (!response.ok) throw new Error(`${url} answers ${response.status}.`)
    return Buffer.from(await response.arrayBuffer())
  }
  const read: Ipfs['read'] = (path, gateway) => get(path, gateway)
  return {
    gatewayUrl,
    read,
    json: async (path, gateway) => JSON.parse((await read(path, gateway)).toString('utf8')) as unknown,
    async block(cid, gateway) {
      const bytes = await get(cid, gateway, '?format=raw')
      const digest = createHash('sha256').update(bytes).digest()
      if (!digest.equals(CID.parse(cid).multihash.digest)) throw new Error(`${cid} came with other bytes.`)
      return bytes
    },
  }
}
