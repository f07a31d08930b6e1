import type { Address } from '@intaglio/shared'
import type { SqlDatabase } from '../../kit/sql/port.ts'
import { traitRows } from './domain/traits.ts'
import { lockCollection } from './store/collections.ts'
import { addTraits } from './store/traits.ts'
import { takeDue, updateMetadata, type DueToken } from './store/tokens.ts'
import { readTokenMetadata, type MetadataSources } from './token-metadata.ts'

const tokensAtOnce = 200

/** Tries once more to read metadata that could not be read. @returns how many tokens were tried */
export async function refreshMetadata(db: SqlDatabase, sources: MetadataSources): Promise<number> {
  const due = await takeDue(db, tokensAtOnce)
  for (const tokens of byContract(due)) {
    const [first] = tokens
    if (!first) continue
    const read = await readTokenMetadata(
      sources,
      {
        chainId: first.chain_id,
        contract: first.contract_address as Address,
        standard: first.token_standard,
      },
      tokens.map((token) => ({ tokenId: token.token_number, attempts: token.metadata_attempts })),
    )
    await db.transaction(async (tx) => {
      await lockCollection(tx, first.collection_id)
      await updateMetadata(
        tx,
        read.map((token) => token.write),
      )
      const attributed = read.map((token) => ({ id: token.write.id, attributes: token.attributes }))
      await addTraits(tx, first.collection_id, traitRows(first.collection_id, attributed))
    })
  }
  return due.length
}

function byContract(tokens: readonly DueToken[]): DueToken[][] {
  const groups = new Map<string, DueToken[]>()
  for (const token of tokens) {
    const key = `${token.chain_id}:${token.contract_address}`
    groups.set(key, [...(groups.get(key) ?? []), token])
  }
  return [...groups.values()]
}
