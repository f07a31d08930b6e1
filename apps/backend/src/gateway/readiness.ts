import { HealthDefinition } from 'nice-grpc-server-health'
import type { Config } from '../kit/config/config.ts'
import { grpcServices } from '../kit/config/defaults.ts'
import { clientsOf, openChannel } from '../kit/grpc/channel.ts'

const deadlineMilliseconds = 2_000

/** SERVING, as the health protocol numbers it; the library does not export its names. */
const serving = 1

/** Which services do not answer, with the reason. */
export interface ServiceProbe {
  check(): Promise<{ port: string; error: unknown }[]>
  close(): void
}

/** Asks every gRPC service for its health, by the standard protocol. */
export function createServiceProbe(config: Pick<Config, 'grpc'>, stopping: AbortSignal): ServiceProbe {
  const probes = grpcServices.map((service) => {
    const address = { service, ...config.grpc[service] }
    const channel = openChannel(address)
    const clients = clientsOf(address, deadlineMilliseconds, stopping)
    return { service, channel, client: clients.create(HealthDefinition, channel) }
  })
  return {
    async check() {
      const answers = await Promise.allSettled(
        probes.map(async ({ service, client }) => {
          const { status } = await client.check({ service: '' }, { retry: false })
          if (Number(status) !== serving) throw new Error(`The ${service} service does not serve.`)
        }),
      )
      return answers.flatMap((answer, index) =>
        answer.status === 'rejected'
          ? [{ port: `${probes[index]?.service} service`, error: answer.reason as unknown }]
          : [],
      )
    },
    close() {
      for (const { channel } of probes) channel.close()
    },
  }
}
