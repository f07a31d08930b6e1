import { erc1155Abi, erc721Abi, factoryAbi, intentIdToBytes32, STANDARD } from '@intaglio/contracts'
import {
  concatHex,
  encodeAbiParameters,
  encodeFunctionData,
  getContractAddress,
  keccak256,
  type Address,
  type Hex,
} from 'viem'
import type { CollectionInput, MintInput } from './domain/input.ts'

/** Calldata of the factory's `createCollection`. */
export function encodeCreateCollection(input: CollectionInput, intentId: string): Hex {
  return encodeFunctionData({
    abi: factoryAbi,
    functionName: 'createCollection',
    args: [
      STANDARD[input.standard],
      {
        name: input.name,
        symbol: input.symbol,
        contractURI: input.contractUri,
        baseURI: input.baseUri,
        royaltyReceiver: input.royaltyReceiver,
        royaltyBps: BigInt(input.royaltyBps),
        maxSupply: BigInt(input.maxSupply),
      },
      intentIdToBytes32(intentId),
    ],
  })
}

/** Calldata of a collection's `mintBatch`. */
export function encodeMint(input: MintInput, intentId: string): Hex {
  const intent = intentIdToBytes32(intentId)
  return input.standard === 'erc721'
    ? encodeFunctionData({
        abi: erc721Abi,
        functionName: 'mintBatch',
        args: [input.to, BigInt(input.quantity), input.baseUri, intent],
      })
    : encodeFunctionData({
        abi: erc1155Abi,
        functionName: 'mintBatch',
        args: [input.to, input.amounts.map(BigInt), input.baseUri, intent],
      })
}

/**
 * Where the factory will put a collection: the CREATE2 address of a minimal clone (EIP-1167), salted with creator
 * and intent id. Equal to the factory's own `previewAddress`, without asking a node. Lower case.
 */
export function previewAddress(
  factory: Address,
  implementation: Address,
  creator: Address,
  intentId: string,
): Address {
  const salt = keccak256(
    encodeAbiParameters([{ type: 'address' }, { type: 'bytes32' }], [creator, intentIdToBytes32(intentId)]),
  )
  const bytecode = concatHex(['0x3d602d80600a3d3981f3', cloneCode(implementation)])
  return getContractAddress({ opcode: 'CREATE2', from: factory, salt, bytecode }).toLowerCase() as Address
}

/** Code of a minimal clone of `implementation`, as it stands on the chain. */
export function cloneCode(implementation: Address): Hex {
  return `0x363d3d373d3d3d363d73${implementation.slice(2).toLowerCase()}5af43d82803e903d91602b57fd5bf3`
}
