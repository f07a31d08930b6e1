import { startLocalChain } from '@intaglio/contracts/testing'
import { serviceNames } from '@intaglio/shared'
import { createOwnSet, removeOwnSet, upServers } from '../servers/index.ts'
import { startServices } from '../service-processes.ts'
import type { RunningStack } from './stack.ts'

/** Real servers on private ports, and each service in a process of its own, speaking gRPC and AMQP. */
export async function startServersStack(): Promise<RunningStack> {
  const closers: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const close of closers.reverse()) await close()
  }
  try {
    const stateDir = await createOwnSet()
    closers.push(() => removeOwnSet(stateDir))
    const servers = await upServers({ stateDir, progress: (line) => process.stderr.write(`  ${line}\n`) })
    const chain = await startLocalChain()
    closers.push(() => chain.stop())
    const services = await startServices({ servers, chains: [chain.description], names: serviceNames })
    closers.push(() => services.stop())
    return {
      kind: 'servers',
      workspace: {
        graphqlUrl: services.graphqlUrl,
        graphqlWsUrl: services.graphqlWsUrl,
        ipfsGatewayUrl: servers.ipfsGatewayUrl,
      },
      rpcUrl: chain.rpcUrl,
      ipfsApiUrl: servers.ipfsApiUrl,
      chainId: chain.chainId,
      account: chain.account,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
