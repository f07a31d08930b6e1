import {
  exchanges,
  IntaglioError,
  makeMessage,
  routingKeys,
  type Envelope,
  type MessageData,
  say,
} from '@intaglio/shared'
import { applyOnce } from '../../kit/outbox/inbox.ts'
import { enqueue } from '../../kit/outbox/outbox.ts'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { bindingIdOf, collectionIdOf, slugOf } from './domain/ids.ts'
import { traitRows } from './domain/traits.ts'
import { countMinted, findCollection, lockCollection, upsertCollection } from './store/collections.ts'
import { addTraits } from './store/traits.ts'
import { insertMinted } from './store/tokens.ts'
import { readTokenMetadata, type MetadataSources } from './token-metadata.ts'

const contractMetadataMilliseconds = 3_000

/** Puts a created collection into the catalog and announces it, once however often it is told. */
export async function applyCreated(
  db: SqlDatabase,
  sources: MetadataSources,
  message: Envelope<MessageData<'collections.created'>>,
): Promise<void> {
  if (await isProcessed(db, message.event_id)) return
  const { data } = message
  // Metadata of the collection is a courtesy: a collection whose metadata cannot be read is still a collection.
  const result = await sources.reader.read(data.contractUri, '0', contractMetadataMilliseconds)
  const metadata = result.status === 'ready' ? result.parsed : undefined
  const collectionId = collectionIdOf(data.chainId, data.contract)

  await db.transaction(async (tx) => {
    if (!(await applyOnce(tx, message, data))) return
    await upsertCollection(tx, {
      ...data,
      id: collectionId,
      bindingId: bindingIdOf(data.chainId, data.contract),
      slug: slugOf(data.name, data.chainId, data.contract),
      description: metadata?.normalized.description ?? '',
      imageUrl: metadata?.normalized.image ?? '',
      bannerUrl: metadata?.bannerImage ?? '',
      websiteUrl: metadata?.normalized.externalUrl ?? '',
      deployedBlock: data.blockNumber,
      createdAt: new Date(message.occurred_at),
    })
    const { chainId, txHash, blockNumber, blockHash, logIndex, contract, intentId } = data
    const upserted = makeMessage(
      'collections.upserted',
      `${message.event_id}:upserted`,
      { chainId, txHash, blockNumber, blockHash, logIndex, contract, intentId, collectionId },
      { traceId: message.trace_id },
    )
    const routingKey = routingKeys.collectionUpserted(chainId, contract)
    await enqueue(tx, [{ exchange: exchanges.collectionsDomain, routingKey, body: upserted }])
  })
}

/**
 * Puts minted tokens into the catalog with what their metadata says, and announces them, once however often it is
 * told.
 * @throws IntaglioError `COLLECTION_NOT_YET_KNOWN`, retryable: messages of two exchanges come in any order
 */
export async function applyMinted(
  db: SqlDatabase,
  sources: MetadataSources,
  message: Envelope<MessageData<'mints.minted'>>,
): Promise<void> {
  if (await isProcessed(db, message.event_id)) return
  const { data } = message
  const collection = await findCollection(db, data.chainId, data.contract)
  if (!collection) {
    throw new IntaglioError(say`The collection ${{ contract: data.contract }} is not in the catalog yet.`, {
      code: 'COLLECTION_NOT_YET_KNOWN',
      retryable: true,
      details: { chainId: data.chainId, contract: data.contract },
    })
  }
  // Read before the transaction begins, which stays short however slow IPFS is.
  const read = await readTokenMetadata(
    sources,
    data,
    data.tokenIds.map((tokenId) => ({ tokenId, attempts: 0 })),
  )
  const tokens = read.map((token, index) => ({
    ...token.write,
    tokenId: token.tokenId,
    amount: data.amounts[index] ?? '1',
  }))
  const editions = tokens.reduce((sum, token) => sum + BigInt(token.amount), 0n).toString()

  await db.transaction(async (tx) => {
    if (!(await applyOnce(tx, message, data))) return
    await lockCollection(tx, collection.id)
    await insertMinted(tx, { ...data, collectionId: collection.id, at: new Date(data.blockTime), tokens })
    await countMinted(tx, collection.id, { tokens: tokens.length, editions })
    const attributed = read.map((token) => ({ id: token.write.id, attributes: token.attributes }))
    await addTraits(tx, collection.id, traitRows(collection.id, attributed))

    const { chainId, txHash, blockNumber, blockHash, logIndex, contract, intentId, tokenIds } = data
    const upserted = makeMessage(
      'mints.upserted',
      `${message.event_id}:upserted`,
      { chainId, txHash, blockNumber, blockHash, logIndex, contract, intentId, tokenIds },
      { traceId: message.trace_id },
    )
    const routingKey = routingKeys.mintUpserted(chainId, contract, tokenIds[0] ?? '0')
    await enqueue(tx, [{ exchange: exchanges.mintsDomain, routingKey, body: upserted }])
  })
}

/** Spares the reading for a message that was applied before; `applyOnce` alone decides. */
async function isProcessed(db: SqlDatabase, eventId: string): Promise<boolean> {
  return (await db.query('SELECT 1 FROM processed_events WHERE event_id = $1', [eventId])).length > 0
}
