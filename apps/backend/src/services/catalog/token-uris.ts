import { erc1155Abi, erc721Abi } from '@intaglio/contracts'
import { BaseError, ContractFunctionRevertedError, ContractFunctionZeroDataError, type Address } from 'viem'
import { nodeUnavailable, type Nodes } from '../../kit/evm/nodes.ts'

/**
 * Asks the contract for the URI of each token, many in one request. Same order; empty where the contract has none
 * (any more), as for a burned token.
 * @throws UnavailableError when no node answers
 */
export async function readTokenUris(
  nodes: Nodes,
  chainId: string,
  contract: Address,
  standard: 'erc721' | 'erc1155',
  tokenIds: readonly string[],
): Promise<string[]> {
  const node = await nodes.client(chainId)
  const ask = (tokenId: string) => {
    const args = [BigInt(tokenId)] as const
    return standard === 'erc721'
      ? node.readContract({ address: contract, abi: erc721Abi, functionName: 'tokenURI', args })
      : node.readContract({ address: contract, abi: erc1155Abi, functionName: 'uri', args })
  }
  return Promise.all(
    tokenIds.map((tokenId) =>
      ask(tokenId).catch((error: unknown) => {
        if (isRefusedByContract(error)) return ''
        throw nodeUnavailable(chainId, error)
      }),
    ),
  )
}

function isRefusedByContract(error: unknown): boolean {
  return (
    error instanceof BaseError &&
    error.walk(
      (cause) =>
        cause instanceof ContractFunctionRevertedError || cause instanceof ContractFunctionZeroDataError,
    ) !== null
  )
}
