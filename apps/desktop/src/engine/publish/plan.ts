import { randomUUID } from 'node:crypto'
import { parseGwei } from 'viem'
import { IntaglioError, type Address, say } from '@intaglio/shared'
import { expectedCalldata } from '../queue/calldata.ts'
import { fromChainError } from '../queue/chain-errors.ts'
import type { Chain } from '../queue/chain.ts'
import type { Chains } from '../queue/chains.ts'
import type { CollectionPayload } from '../queue/payload.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { PublishPlan } from '../model.ts'
import type { Wallet, WalletAccount } from '../wallet/port.ts'
import { cutBatches } from './gas-model.ts'

/** Percent of estimated gas that a transaction reserves, as when it is signed. */
const gasHeadroom = 120n

/**
 * What publishing will ask of the chain and cost at most. Nothing is signed or stored.
 * @throws IntaglioError `NO_ITEMS`, `NO_ADDRESSES`
 */
export async function planPublish(
  { chains, wallet }: { chains: Chains; wallet: Wallet },
  project: ProjectRow,
): Promise<{ plan: PublishPlan; account: WalletAccount; payload: CollectionPayload }> {
  if (project.itemCount === 0) {
    throw new IntaglioError(say`The project has no items.`, {
      code: 'NO_ITEMS',
      next: say`Import a folder of images.`,
    })
  }
  const account = await wallet.account()
  const payload = collectionPayload(project, account.address)
  const chain = await chains.get(account.chainId)
  try {
    const [block, balance, createGas, maxFeePerGas] = await Promise.all([
      chain.client.getBlock(),
      chain.client.getBalance({ address: account.address }),
      chain.client.estimateGas({
        account: account.address,
        to: chain.factory,
        // Any unused intent costs the same.
        data: expectedCalldata(payload, randomUUID()),
      }),
      currentFee(chain),
    ])
    const batches = cutBatches(project.standard, project.itemCount, Number(block.gasLimit))
    const gas = batches.reduce((sum, batch) => sum + BigInt(batch.gas), createGas)
    const plan: PublishPlan = {
      standard: project.standard,
      chainId: account.chainId,
      items: project.itemCount,
      batches,
      coin: chain.facts.nativeSymbol,
      maxCostWei: ((gas * gasHeadroom * maxFeePerGas) / 100n).toString(),
      balanceWei: balance.toString(),
    }
    return { plan, account, payload }
  } catch (error) {
    throw fromChainError(error)
  }
}

/** The fee the backend's policy puts into transactions, or the chain's own where it has none. */
async function currentFee({ facts, client }: Chain): Promise<bigint> {
  if (facts.gasPolicy) return parseGwei(String(facts.gasPolicy.maxFeeGwei))
  return (await client.estimateFeesPerGas()).maxFeePerGas
}

function collectionPayload(project: ProjectRow, account: Address): CollectionPayload {
  const { metadataRoot, contractMetadataCid, standard, name, symbol, description, royaltyBps, itemCount } =
    project
  const { logoSha256, bannerSha256 } = project
  if (metadataRoot === null || contractMetadataCid === null) {
    throw new IntaglioError(say`The addresses of the files are not computed yet.`, {
      code: 'NO_ADDRESSES',
      next: say`Compute the addresses first; that needs no network.`,
    })
  }
  return {
    kind: 'collection',
    standard,
    name,
    symbol,
    description,
    contractUri: `ipfs://${contractMetadataCid}`,
    baseUri: `ipfs://${metadataRoot}/`,
    royaltyBps,
    royaltyReceiver: account,
    // The chain itself refuses a token too many, whatever goes wrong here.
    maxSupply: String(itemCount),
    pictures: [
      ...(logoSha256 === null ? [] : [{ kind: 'LOGO' as const, sha256: logoSha256 }]),
      ...(bannerSha256 === null ? [] : [{ kind: 'BANNER' as const, sha256: bannerSha256 }]),
    ],
  }
}
