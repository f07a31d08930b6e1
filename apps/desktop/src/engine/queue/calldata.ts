import { erc1155Abi, erc721Abi, factoryAbi, intentIdToBytes32, STANDARD } from '@intaglio/contracts'
import { encodeFunctionData, type Hex } from 'viem'
import type { Payload } from './payload.ts'

/**
 * The calldata a payload comes to. What the backend prepares must equal it, so that a wallet is never asked to sign
 * anything but what was planned here.
 */
export function expectedCalldata(payload: Payload, intentId: string): Hex {
  const intent = intentIdToBytes32(intentId)
  if (payload.kind === 'collection') {
    const { name, symbol, contractUri, baseUri, royaltyReceiver, royaltyBps, maxSupply } = payload
    return encodeFunctionData({
      abi: factoryAbi,
      functionName: 'createCollection',
      args: [
        STANDARD[payload.standard],
        {
          name,
          symbol,
          contractURI: contractUri,
          baseURI: baseUri,
          royaltyReceiver,
          royaltyBps: BigInt(royaltyBps),
          maxSupply: BigInt(maxSupply),
        },
        intent,
      ],
    })
  }
  return payload.standard === 'erc721'
    ? encodeFunctionData({
        abi: erc721Abi,
        functionName: 'mintBatch',
        args: [payload.to, BigInt(payload.quantity), '', intent],
      })
    : encodeFunctionData({
        abi: erc1155Abi,
        functionName: 'mintBatch',
        args: [payload.to, payload.amounts.map(BigInt), '', intent],
      })
}
