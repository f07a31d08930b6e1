import type { Service } from '../kit/service.ts'
import { createHttp } from './http.ts'
import { createProbes } from './probes.ts'
import { createServiceProbe } from './readiness.ts'

/** The one door for clients: GraphQL by HTTP and WebSocket, and CARs. */
export const service: Service = {
  name: 'gateway',
  async start(kit) {
    const { config, clients, log } = kit
    const cache = await kit.cache()
    const services = createServiceProbe(config, kit.shutdown.signal)
    kit.shutdown.add('service probe', () => services.close())
    const check = async () => (await Promise.all([kit.check(), services.check()])).flat()
    const { server, close } = await createHttp({ clients, cache, log }, config, createProbes(check))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(config.http.port, config.http.host, resolve)
    })
    kit.shutdown.add('http', close)
    log.info({ http: `${config.http.host}:${config.http.port}` }, 'listening')
  },
}
