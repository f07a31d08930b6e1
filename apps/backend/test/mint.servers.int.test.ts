// Real: PostgreSQL, Redis, RabbitMQ, MongoDB, Kubo and S3, each service in a process of its own, the contracts on
// anvil. Walks sequence 4 of the specification, "Mint", for both standards: each test is an arrow of the drawing, by
// its number and in its words. The arrow is held on its way while the test looks at the store it goes to, let pass,
// and seen to arrive there.
import { randomUUID } from 'node:crypto'
import { erc1155Abi, erc721Abi } from '@intaglio/contracts'
import { parseEventLogs, zeroAddress, type Address, type Hash, type Log } from 'viem'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metadataCar, metadataOf, type MetadataCar } from './metadata-car.ts'
import { notYetKnown } from './sequences/known-later.ts'
import { mintArrows } from './sequences/mint-arrows.ts'
import { fromTheChainOn } from './sequences/mint-from-the-chain-on.ts'
import {
  hashIsStored,
  hears,
  intentIsStored,
  pendingIsCached,
  pendingIsCachedAgain,
  registryIsAsked,
  walletSends,
} from './sequences/up-to-the-chain.ts'
import { startWorld, type World } from './sequences/world.ts'
import type { SeenMessage } from './stores.ts'
import { mintingSteps, type PreparedMint } from './studio-minting.ts'
import type { Walk } from './wire/tape.ts'

const confirmations = 2
const tokenIds = ['1', '2', '3']

let world: World
let steps: ReturnType<typeof mintingSteps>
let metadata: MetadataCar

beforeAll(async () => {
  world = await startWorld(confirmations)
  steps = mintingSteps(world.studio, world.chain)
  metadata = await metadataCar([1, 2, 3])
  expect((await world.studio.pin(metadata.bytes)).roots).toEqual([metadata.root])
}, 180_000)

afterAll(() => world?.stop())

describe.each([
  { standard: 'ERC721' as const, amounts: ['1', '1', '1'] },
  { standard: 'ERC1155' as const, amounts: ['1', '20', '300'] },
])('sequence 4, mint $standard', ({ standard, amounts }) => {
  const is721 = standard === 'ERC721'
  const intentId = randomUUID()
  const known = { ...notYetKnown }
  let contract: Address
  let owner: Address
  let walk: Walk
  let preparing: Promise<PreparedMint>
  let prepared: PreparedMint
  let tracking: Promise<unknown>
  let live: ReturnType<typeof steps.watch>
  const walking = () => ({ world, walk, kind: 'mint' as const, intentId, known })
  let logs: Log[]
  let events: readonly SeenMessage[]
  let changes: readonly SeenMessage[]

  beforeAll(async () => {
    owner = world.chain.account.address
    contract = (await steps.createCollection(standard, metadata.baseUri, confirmations)) as Address
    events = await world.stores.spy('mints.events')
    changes = await world.stores.spy('mints.domain')
    const about = { chainNumeric: world.chain.config.id, contract, intentId, known }
    walk = world.tapped.tape.walk(mintArrows(standard, about))
  })

  it('1 U->>FE: Choose a collection and enter the mint parameters', async () => {
    expect(
      await world.stores.rows('catalog_db', 'SELECT 1 FROM nfts WHERE contract = $1', [contract]),
    ).toEqual([])
    expect(await world.intent(intentId)).toBeUndefined()
  })

  it('2 FE->>GQL: mutation prepareMint721(...) / prepareMint1155(...)', async () => {
    preparing = is721
      ? steps.prepare721(contract, amounts.length, intentId)
      : steps.prepare1155(contract, amounts, intentId)
    expect(await walk.follow(2)).toMatchObject({ input: { intentId, contract, to: owner } })
  })

  it('3 GQL->>MINT: PrepareMint (gRPC)', async () => {
    const asked = is721 ? { standard: 'erc721', quantity: 3 } : { standard: 'erc1155', amounts }
    const caller = { userId: world.studio.userId, accountId: world.chain.accountId }
    expect(await walk.follow(3)).toMatchObject({ intentId, contract, caller, ...asked })
  })

  registryIsAsked(
    {
      asks: '4 MINT->>CHREG: GetContracts/Policy(chainId)',
      looks: '5 CHREG->>RREG: GET cache:chains:chainId:version',
      reads: '6 CHREG->>PGR: SELECT contracts/policy',
      keeps: '7 CHREG->>RREG: SET cache:chains:chainId:version EX 60',
    },
    walking,
    { table: 'chain_gas_policy', holds: 'maxFeeGwei' },
    async (asking, contracts) => {
      const { chainId } = world.chain
      expect([contracts, await asking.follow(4.5)]).toEqual([{ chainId }, { chainId }])
    },
  )

  intentIsStored(
    "8 MINT->>PGO: INSERT tx_intents(kind='mint', chain_id, created_by, deadline_at) RETURNING intent_id",
    walking,
  )

  pendingIsCached('9 MINT->>RINT: SET intent:status:intentId "pending" EX 21600', walking)

  it('10 MINT-->>GQL: intentId, txRequest{to=collection,data,value}', async () => {
    const tx = { to: contract, data: expect.stringMatching(/^0x/), value: '0', maxFeePerGas: '20000000000' }
    expect(await walk.follow(10)).toMatchObject({ intentId, tx })
  })

  it('11 GQL-->>FE: intentId + txRequest', async () => {
    await walk.follow(11)
    prepared = await preparing
    expect(prepared).toMatchObject({ intentId, txRequest: { to: contract } })
    // The studio listens from here on.
    live = steps.watch(intentId)
    await hears(live, ['PREPARED'])
  })

  walletSends(
    {
      asked: '12 FE->>WAL: eth_sendTransaction(txRequest)',
      sends: '13 WAL->>CH: broadcast',
      tells: '14 CH-->>WAL: txHash',
    },
    walking,
    () => prepared.txRequest,
  )

  it('15 FE->>GQL: mutation trackMintTx(intentId, chainId, txHash, contract)', async () => {
    const { txHash } = known
    tracking = steps.track(intentId, txHash, contract)
    expect(await walk.follow(15)).toEqual({ intentId, chainId: world.chain.chainId, txHash, contract })
  })

  it('16 GQL->>MINT: TrackMintTx(...)', async () => {
    expect(await walk.follow(16)).toMatchObject({ intentId, txHash: known.txHash, contract })
  })

  hashIsStored("17 MINT->>PGO: UPDATE tx_intents SET tx_hash=?, status='pending' WHERE intent_id=?", walking)

  pendingIsCachedAgain('18 MINT->>RINT: SET intent:status:intentId "pending" EX 21600', walking, async () => {
    await tracking
    await hears(live, ['PREPARED', 'PENDING'])
  })

  it('19 CH-->>NFT: mint(...)', async () => {
    const { node } = world.chain
    const balance = () =>
      is721
        ? node.readContract({ address: contract, abi: erc721Abi, functionName: 'balanceOf', args: [owner] })
        : node.readContract({
            address: contract,
            abi: erc1155Abi,
            functionName: 'balanceOf',
            args: [owner, 3n],
          })
    expect(await balance()).toBe(0n)
    await world.chain.mine(1)
    await world.chain.automine(true)
    expect(await balance()).toBe(is721 ? 3n : 300n)
    const receipt = await node.getTransactionReceipt({ hash: known.txHash as Hash })
    known.block = Number(receipt.blockNumber)
    logs = receipt.logs
  })

  if (is721) {
    it('20 NFT-->>CH: Transfer(0x0 -> to, tokenId)', () => {
      const transfers = parseEventLogs({ abi: erc721Abi, eventName: 'Transfer', logs })
      const wanted = tokenIds.map((id) => ({ from: zeroAddress, to: owner, tokenId: BigInt(id) }))
      expect(transfers.map(({ args }) => args)).toEqual(wanted)
    })
  } else {
    it('21 NFT-->>CH: TransferSingle/TransferBatch(...)', () => {
      const transfers = parseEventLogs({ abi: erc1155Abi, eventName: 'TransferBatch', logs })
      const moved = { from: zeroAddress, to: owner, ids: tokenIds.map(BigInt), values: amounts.map(BigInt) }
      expect(transfers.map(({ args }) => args)).toMatchObject([moved])
    })
  }

  fromTheChainOn(() => ({
    ...walking(),
    ...{ steps, standard, contract, live, tokenIds, amounts, metadata, events, changes },
  }))

  it('reads the tokens back through GraphQL', async () => {
    const { tokens } = await world.studio.graphql<{ tokens: { nodes: object[] } }>(
      `query ($chainId: ChainId!, $contract: Address!) {
        tokens(chainId: $chainId, contract: $contract) {
          nodes { tokenId name status supply owner metadata balances { owner quantity } } nextCursor
        }
      }`,
      { chainId: world.chain.chainId, contract },
    )
    const holder = owner.toLowerCase()
    expect(tokens.nodes.slice(0, 3)).toMatchObject(
      tokenIds.map((tokenId, index) => ({
        tokenId,
        name: metadataOf(index + 1).name,
        status: 'READY',
        supply: amounts[index],
        owner: is721 ? holder : null,
        balances: [{ owner: holder, quantity: amounts[index] }],
      })),
    )
  })
})
