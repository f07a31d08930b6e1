import type { EngineOptions } from '../types.ts'

/** An engine's options where there is neither a backend nor a wallet. */
export function offlineOptions(dataDir: string): EngineOptions {
  const nowhere = 'http://127.0.0.1:9'
  const refuse = () => Promise.reject(new Error('No wallet is wanted here.'))
  return {
    dataDir,
    workspace: {
      graphqlUrl: `${nowhere}/graphql`,
      graphqlWsUrl: 'ws://127.0.0.1:9/graphql',
      ipfsGatewayUrl: nowhere,
    },
    wallet: { account: refuse, signMessage: refuse, sendTransaction: refuse },
  }
}
