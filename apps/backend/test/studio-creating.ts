import { randomUUID } from 'node:crypto'
import type { TestChain } from './chain.ts'
import type { TestStudio } from './studio.ts'

export interface PreparedCollection {
  intentId: string
  txRequest: { to: string; data: string; value: string }
  previewAddress: string
}

export interface CollectionStatus {
  intentId: string
  status: string
  address: string
  chainId: string
  txHash: string | null
}

/** What the studio does to create a collection, step by step, over GraphQL. */
export function creatingSteps(studio: TestStudio, { chainId }: TestChain) {
  return {
    async prepare(
      wishes: {
        intentId?: string
        standard?: 'ERC721' | 'ERC1155'
        baseUri?: string
        maxSupply?: string
      } = {},
    ): Promise<PreparedCollection> {
      const input = {
        ...{ intentId: randomUUID(), chainId, standard: 'ERC721', name: 'Plates', symbol: 'PLT' },
        baseUri: 'ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi/',
        ...{ royaltyBps: 500, maxSupply: '24' },
        ...wishes,
      }
      const answer = await studio.graphql<{ prepareCreateCollection: PreparedCollection }>(
        `mutation ($input: CreateCollectionInput!) {
          prepareCreateCollection(input: $input) { intentId txRequest { to data value } previewAddress }
        }`,
        { input },
      )
      return answer.prepareCreateCollection
    },

    track: ({ intentId, previewAddress }: PreparedCollection, txHash: string) =>
      studio.graphql(
        `mutation ($intentId: ID!, $chainId: ChainId!, $txHash: Hash!, $previewAddress: Address) {
          trackCollectionTx(
            intentId: $intentId, chainId: $chainId, txHash: $txHash, previewAddress: $previewAddress
          ) { status }
        }`,
        { intentId, chainId, txHash, previewAddress },
      ),

    watch: (intentId: string) =>
      studio.subscribe<CollectionStatus>(
        'subscription ($intentId: ID!) { onCollectionStatus(intentId: $intentId) { intentId status address chainId txHash } }',
        { intentId },
      ),

    upload: (logo: BlobPart, banner: BlobPart) =>
      studio.upload<{ uploadMedia: { logoCid: string; bannerCid: string; urls: string[] } }>(
        'mutation ($files: [MediaFile!]!) { uploadMedia(files: $files) { logoCid bannerCid urls } }',
        {
          files: [
            { kind: 'LOGO', file: null },
            { kind: 'BANNER', file: null },
          ],
        },
        { 'variables.files.0.file': new Blob([logo]), 'variables.files.1.file': new Blob([banner]) },
      ),
  }
}
