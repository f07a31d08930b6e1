import type { SqlExecutor } from '../../../kit/sql/port.ts'
import type { TraitRows } from '../domain/traits.ts'

/**
 * Adds traits, values and links of some tokens; a link that is there already counts once. The caller holds the
 * collection's lock, so that counts of two batches never cross.
 */
export async function addTraits(tx: SqlExecutor, collectionId: string, rows: TraitRows): Promise<void> {
  if (rows.links.length > 0) {
    await tx.query(
      `INSERT INTO traits (id, collection_id, name, normalized_name, value_type, display_type)
       SELECT t.id, $2, t.name, t."normalizedName", t."valueType", t."displayType"
       FROM jsonb_to_recordset($1::jsonb)
         AS t(id uuid, name text, "normalizedName" text, "valueType" text, "displayType" text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows.traits), collectionId],
    )
    await tx.query(
      `INSERT INTO trait_values (id, trait_id, value_type, value_string, value_number, value_epoch_seconds, normalized_value)
       SELECT v.id, v."traitId", v."valueType", v."valueString", v."valueNumber", v."valueEpochSeconds", v."normalizedValue"
       FROM jsonb_to_recordset($1::jsonb)
         AS v(id uuid, "traitId" uuid, "valueType" text, "valueString" text, "valueNumber" double precision,
              "valueEpochSeconds" bigint, "normalizedValue" text)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows.values)],
    )
    await tx.query(
      `WITH added AS (
         INSERT INTO token_trait_links (token_id, trait_id, trait_value_id)
         SELECT l."tokenId", l."traitId", l."traitValueId"
         FROM jsonb_to_recordset($1::jsonb) AS l("tokenId" uuid, "traitId" uuid, "traitValueId" uuid)
         ON CONFLICT DO NOTHING
         RETURNING trait_value_id)
       UPDATE trait_values SET occurrences = occurrences + counted.n
       FROM (SELECT trait_value_id, count(*)::integer AS n FROM added GROUP BY trait_value_id) counted
       WHERE trait_values.id = counted.trait_value_id`,
      [JSON.stringify(rows.links)],
    )
  }
  // A share of the collection changes with its size, so the other values change as well.
  await tx.query(
    `UPDATE trait_values SET frequency = trait_values.occurrences::double precision / greatest(collections.total_minted, 1)
     FROM traits JOIN collections ON collections.id = traits.collection_id
     WHERE trait_values.trait_id = traits.id AND collections.id = $1`,
    [collectionId],
  )
}
