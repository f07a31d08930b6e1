import type { Abi, Account, Address, Chain, Hex, PublicClient, Transport, WalletClient } from 'viem'
import { erc1155Abi } from './abi/erc1155.ts'
import { erc721Abi } from './abi/erc721.ts'
import { factoryAbi } from './abi/factory.ts'
import { erc1155Bytecode } from './bytecode/erc1155.ts'
import { erc721Bytecode } from './bytecode/erc721.ts'
import { factoryBytecode } from './bytecode/factory.ts'

/** Where the contracts of a chain are. */
export interface Deployment {
  readonly factory: Address
  readonly erc721Implementation: Address
  readonly erc1155Implementation: Address
  /** Block of the factory; no event of a collection is older. */
  readonly startBlock: bigint
}

/** A contract could not be deployed; the message says which, and the transaction. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}

/**
 * Deploys the two implementations and the factory, in three transactions, and waits for each.
 *
 * @param walletClient pays; it has an account and a chain
 * @throws DeployError when a transaction reverts; viem's errors where the node cannot be reached or refuses
 */
export async function deployContracts(
  walletClient: WalletClient<Transport, Chain, Account>,
  publicClient: PublicClient,
): Promise<Deployment> {
  const deploy = async (name: string, abi: Abi, bytecode: Hex, args: readonly Address[] = []) => {
    const hash = await walletClient.deployContract({ abi, bytecode, args })
    const receipt = await publicClient.waitForTransactionReceipt({ hash })
    if (receipt.status !== 'success' || !receipt.contractAddress) {
      throw new DeployError(`deploying ${name} reverted in transaction ${hash}`)
    }
    return { address: receipt.contractAddress, block: receipt.blockNumber }
  }
  const erc721 = await deploy('IntaglioERC721', erc721Abi, erc721Bytecode)
  const erc1155 = await deploy('IntaglioERC1155', erc1155Abi, erc1155Bytecode)
  const factory = await deploy('IntaglioFactory', factoryAbi, factoryBytecode, [
    erc721.address,
    erc1155.address,
  ])
  return {
    factory: factory.address,
    erc721Implementation: erc721.address,
    erc1155Implementation: erc1155.address,
    startBlock: factory.block,
  }
}
