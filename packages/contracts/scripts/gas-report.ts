import type { Abi, Address, Hex } from 'viem'
import { erc1155Abi, erc721Abi, factoryAbi, STANDARD } from '../src/index.ts'
import { PLAIN_CONFIG, startTestChain, testIntent, type TestChain } from '../src/testing/test-chain.ts'
import { compileContracts } from './solidity.ts'

/** Gas used by whole transactions, by what they do and then by who does it. */
export type GasReport = Record<string, Record<string, number>>

const BATCHES = [1, 10, 100, 500]
const PEERS = ['PeerERC721A', 'PeerERC721', 'PeerERC1155'] as const

/**
 * Measures, on a chain of its own, what minting and moving tokens costs here, in ERC721A and in OpenZeppelin's
 * contracts: same compiler and settings, same accounts, and everybody who receives holds a token already. Ours are
 * clones with roles, intents and a limit; the peers are the bare contracts. The same sources give the same numbers.
 */
export async function measureGas(): Promise<GasReport> {
  const peers = await compileContracts(PEERS.map((name) => `peers/${name}.sol`))
  const chain = await startTestChain()
  try {
    const deployPeer = async (name: (typeof PEERS)[number]): Promise<Contract> => {
      const artefact = peers[name]
      if (!artefact) throw new Error(`${name} was not compiled`)
      const { contractAddress } = await chain.mined(chain.wallet(0).deployContract({ ...artefact, args: [] }))
      if (!contractAddress) throw new Error(`${name} was not deployed`)
      return { address: contractAddress, abi: artefact.abi }
    }
    return {
      ...(await measureCreate(chain)),
      ...(await measureERC721(chain, await deployPeer('PeerERC721A'), await deployPeer('PeerERC721'))),
      ...(await measureERC1155(chain, await deployPeer('PeerERC1155'))),
    }
  } finally {
    await chain.stop()
  }
}

interface Contract {
  readonly address: Address
  readonly abi: Abi
}

/** Sends from account 0, or another, and tells the gas. */
async function spend(
  chain: TestChain,
  { address, abi }: Contract,
  functionName: string,
  args: readonly unknown[],
  from = 0,
): Promise<number> {
  const receipt = await chain.mined(chain.wallet(from).writeContract({ address, abi, functionName, args }))
  if (receipt.status !== 'success') throw new Error(`${functionName} reverted in ${receipt.transactionHash}`)
  return Number(receipt.gasUsed)
}

let intents = 0
const nextIntent = (): Hex => testIntent(++intents)

async function measureCreate(chain: TestChain): Promise<GasReport> {
  const factory = { address: chain.deployment.factory, abi: factoryAbi }
  const create = (standard: number) =>
    spend(chain, factory, 'createCollection', [standard, PLAIN_CONFIG, nextIntent()])
  return {
    'create a collection': { erc721: await create(STANDARD.erc721), erc1155: await create(STANDARD.erc1155) },
  }
}

async function measureERC721(
  chain: TestChain,
  erc721a: Contract,
  openZeppelin: Contract,
): Promise<GasReport> {
  const ours = { address: await chain.createCollection('erc721'), abi: erc721Abi }
  const [creator, holder] = [chain.address(0), chain.address(1)]
  const report: GasReport = {}
  const mint = async (quantity: number, base = '') => ({
    intaglio: await spend(chain, ours, 'mintBatch', [creator, BigInt(quantity), base, nextIntent()]),
    erc721a: await spend(chain, erc721a, 'mintBatch', [creator, BigInt(quantity)]),
    openZeppelin: await spend(chain, openZeppelin, 'mintBatch', [creator, BigInt(quantity)]),
  })
  const transfer = (contract: Contract, tokenId: number) =>
    spend(chain, contract, 'transferFrom', [creator, holder, BigInt(tokenId)])

  await mint(2)
  for (const contract of [ours, erc721a, openZeppelin]) await transfer(contract, contract === erc721a ? 0 : 1)
  let minted = 2
  const lastOf = new Map<number, number>()
  for (const quantity of BATCHES) {
    report[`mint ${quantity} ERC-721`] = await mint(quantity)
    minted += quantity
    lastOf.set(quantity, minted)
  }
  // ERC721A counts from 0.
  const transferEverywhere = async (tokenId: number) => ({
    intaglio: await transfer(ours, tokenId),
    erc721a: await transfer(erc721a, tokenId - 1),
    openZeppelin: await transfer(openZeppelin, tokenId),
  })
  const endOf = (quantity: number): number => lastOf.get(quantity) ?? Number.NaN
  report['transfer out of the middle of 100'] = await transferEverywhere(endOf(100) - 50)
  report['transfer out of the end of 500'] = await transferEverywhere(endOf(500) - 1)

  report['mint 100 ERC-721 with a base of their own'] = {
    intaglio: await spend(chain, ours, 'mintBatch', [
      creator,
      100n,
      `ipfs://${'b'.repeat(59)}/`,
      nextIntent(),
    ]),
  }
  minted += 100
  const first = minted + 1
  await spend(chain, ours, 'mintBatch', [creator, 1000n, '', nextIntent()])
  report['transfer, worst of many places in 1000'] = {
    intaglio: await worstTransfer(first, 1000, ours, transfer),
  }
  const burned = await spend(chain, ours, 'burn', [BigInt(first + 500)])
  report['burn out of the middle of 1000'] = { intaglio: burned }
  return report
}

/** The dearest transfer out of a batch: around its heads, around the words of the bitmap, and at its ends. */
async function worstTransfer(
  first: number,
  quantity: number,
  contract: Contract,
  transfer: (contract: Contract, tokenId: number) => Promise<number>,
): Promise<number> {
  const last = first + quantity - 1
  const places = new Set([first, last])
  for (let tokenId = first; tokenId <= last; tokenId++) {
    const nearHead = [255, 0, 1].includes((tokenId - first) % 256)
    if (nearHead || [255, 0, 1].includes(tokenId % 256)) places.add(tokenId)
  }
  let worst = 0
  for (const tokenId of places) worst = Math.max(worst, await transfer(contract, tokenId))
  return worst
}

async function measureERC1155(chain: TestChain, openZeppelin: Contract): Promise<GasReport> {
  const ours = { address: await chain.createCollection('erc1155'), abi: erc1155Abi }
  const creator = chain.address(0)
  const report: GasReport = {}
  let next = 1n
  for (const quantity of BATCHES) {
    const amounts = Array.from({ length: quantity }, () => 10n)
    const ids = amounts.map((_, i) => next + BigInt(i))
    report[`mint ${quantity} ids ERC-1155`] = {
      intaglio: await spend(chain, ours, 'mintBatch', [creator, amounts, '', nextIntent()]),
      openZeppelin: await spend(chain, openZeppelin, 'mintBatch', [creator, ids, amounts]),
    }
    next += BigInt(quantity)
  }
  return report
}
