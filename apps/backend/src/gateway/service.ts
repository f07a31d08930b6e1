import type { AddressInfo } from 'node:net'
import type { Service } from '../kit/service.ts'
import { createHttp } from './http.ts'

/** The one door for clients: GraphQL by HTTP and WebSocket, and CARs. */
export const service: Service = {
  name: 'gateway',
  async start(kit) {
    const { host, port } = kit.config.http
    const cache = await kit.cache()
    const { server, close } = await createHttp({ clients: kit.clients, cache, log: kit.log }, kit.config, {})
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    kit.shutdown.add('http', close)
    kit.log.info({ port: (server.address() as AddressInfo).port }, 'listening')
  },
}
