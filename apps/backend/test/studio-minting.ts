import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { TestChain } from './chain.ts'
import { patience } from './patience.ts'
import { creatingSteps } from './studio-creating.ts'
import type { TestStudio } from './studio.ts'

export interface PreparedMint {
  intentId: string
  txRequest: { to: string; data: string; maxFeePerGas: string | null }
}

export interface MintStatus {
  intentId: string
  status: string
  contract: string
  tokenIds: string[]
  chainId: string
  txHash: string | null
}

/** What the studio does to mint, step by step, over GraphQL. */
export function mintingSteps(studio: TestStudio, chain: TestChain) {
  const { chainId } = chain

  async function status(intentId: string): Promise<string | undefined> {
    const query = 'query ($intentId: ID!) { intent(intentId: $intentId) { status } }'
    return (await studio.graphql<{ intent: { status: string } | null }>(query, { intentId })).intent?.status
  }

  const steps = {
    status,

    /** Creates a collection and waits until it is in the catalog. @returns its address */
    async createCollection(
      standard: 'ERC721' | 'ERC1155',
      baseUri: string,
      confirmations: number,
    ): Promise<string> {
      const prepared = await creatingSteps(studio, chain).prepare({ standard, baseUri, maxSupply: '0' })
      await chain.send(prepared.txRequest)
      await chain.mine(confirmations)
      await vi.waitUntil(async () => (await status(prepared.intentId)) === 'READY', patience)
      return prepared.previewAddress
    },

    async prepare721(
      contract: string,
      quantity: number,
      intentId: string = randomUUID(),
    ): Promise<PreparedMint> {
      const input = { intentId, chainId, contract, to: chain.account.address, quantity }
      const answer = await studio.graphql<{ prepareMint721: PreparedMint }>(
        'mutation ($input: Mint721Input!) { prepareMint721(input: $input) { intentId txRequest { to data maxFeePerGas } } }',
        { input },
      )
      return answer.prepareMint721
    },

    async prepare1155(
      contract: string,
      amounts: readonly string[],
      intentId: string = randomUUID(),
    ): Promise<PreparedMint> {
      const input = { intentId, chainId, contract, to: chain.account.address, amounts }
      const answer = await studio.graphql<{ prepareMint1155: PreparedMint }>(
        'mutation ($input: Mint1155Input!) { prepareMint1155(input: $input) { intentId txRequest { to data maxFeePerGas } } }',
        { input },
      )
      return answer.prepareMint1155
    },

    track: (intentId: string, txHash: string, contract: string) =>
      studio.graphql(
        `mutation ($intentId: ID!, $chainId: ChainId!, $txHash: Hash!, $contract: Address!) {
          trackMintTx(intentId: $intentId, chainId: $chainId, txHash: $txHash, contract: $contract) { status }
        }`,
        { intentId, chainId, txHash, contract },
      ),

    watch: (intentId: string) =>
      studio.subscribe<MintStatus>(
        'subscription ($intentId: ID!) { onMintStatus(intentId: $intentId) { intentId status contract tokenIds chainId txHash } }',
        { intentId },
      ),
  }
  return steps
}
