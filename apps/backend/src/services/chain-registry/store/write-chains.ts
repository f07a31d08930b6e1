import { chainIdOf, normalizeAddress } from '@intaglio/shared'
import type { ChainConfig } from '../../../kit/config/config.ts'
import type { SqlDatabase, SqlExecutor } from '../../../kit/sql/port.ts'
import { readChain, readVersion } from './read-chains.ts'

/**
 * Makes the registry say what the deployment's configuration says: its chains are written, any other chain is
 * disabled, and the version goes up by one where anything changed.
 *
 * @returns the version that holds now
 */
export function writeChains(db: SqlDatabase, chains: readonly ChainConfig[]): Promise<number> {
  return db.transaction(async (tx) => {
    // Several registries may start at once; the second then finds nothing left to change.
    await tx.query('SELECT version FROM registry_version FOR UPDATE')
    const before = await snapshot(tx)
    for (const chain of chains) await writeChain(tx, chain)
    await tx.query('UPDATE chains SET enabled = false WHERE NOT (caip2 = ANY ($1::text[]))', [
      chains.map((chain) => chainIdOf(chain.id)),
    ])
    if ((await snapshot(tx)) !== before) await tx.query('UPDATE registry_version SET version = version + 1')
    return readVersion(tx)
  })
}

async function snapshot(tx: SqlExecutor): Promise<string> {
  const rows = await tx.query<{ caip2: string }>('SELECT caip2 FROM chains ORDER BY caip2')
  const chains = []
  for (const { caip2 } of rows) chains.push(await readChain(tx, caip2))
  return JSON.stringify(chains)
}

async function writeChain(tx: SqlExecutor, chain: ChainConfig): Promise<void> {
  const [row] = await tx.query<{ id: number }>(
    `INSERT INTO chains (caip2, chain_numeric, name, native_symbol, decimals, explorer_url, enabled, features_json)
     VALUES ($1, $2, $3, $4, $5, $6, true, $7)
     ON CONFLICT (caip2) DO UPDATE SET name = excluded.name, native_symbol = excluded.native_symbol,
       decimals = excluded.decimals, explorer_url = excluded.explorer_url, enabled = true,
       features_json = chains.features_json || excluded.features_json
     RETURNING id`,
    [
      chainIdOf(chain.id),
      chain.id,
      chain.name,
      chain.nativeSymbol,
      chain.decimals,
      chain.explorerUrl ?? null,
      JSON.stringify({ confirmations: chain.confirmations }),
    ],
  )
  const id = row?.id
  await writeEndpoints(tx, id, chain)
  await writeContracts(tx, id, chain)
  if (!chain.gasPolicy) return
  await tx.query(
    `INSERT INTO chain_gas_policy (chain_id, max_fee_gwei, priority_fee_gwei, multiplier) VALUES ($1, $2, $3, $4)
     ON CONFLICT (chain_id) DO UPDATE SET max_fee_gwei = excluded.max_fee_gwei,
       priority_fee_gwei = excluded.priority_fee_gwei, multiplier = excluded.multiplier, updated_at = now()`,
    [id, chain.gasPolicy.maxFeeGwei, chain.gasPolicy.priorityFeeGwei, chain.gasPolicy.multiplier],
  )
}

async function writeEndpoints(tx: SqlExecutor, id: number | undefined, chain: ChainConfig): Promise<void> {
  for (const [index, endpoint] of chain.endpoints.entries()) {
    await tx.query(
      `INSERT INTO chain_endpoints (chain_id, url, priority, weight, rate_limit) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (chain_id, url) DO UPDATE SET priority = excluded.priority, weight = excluded.weight,
         rate_limit = excluded.rate_limit, active = true`,
      [id, endpoint.url, endpoint.priority ?? index, endpoint.weight ?? 1, endpoint.rateLimit ?? 0],
    )
  }
  await tx.query(
    'UPDATE chain_endpoints SET active = false WHERE chain_id = $1 AND NOT (url = ANY ($2::text[]))',
    [id, chain.endpoints.map((endpoint) => endpoint.url)],
  )
}

async function writeContracts(tx: SqlExecutor, id: number | undefined, chain: ChainConfig): Promise<void> {
  for (const contract of chain.contracts) {
    await tx.query(
      `INSERT INTO chain_contracts (chain_id, name, address, start_block) VALUES ($1, $2, $3, $4)
       ON CONFLICT (chain_id, name) DO UPDATE SET address = excluded.address, start_block = excluded.start_block,
         verified_at = CASE WHEN chain_contracts.address = excluded.address THEN chain_contracts.verified_at END`,
      [id, contract.name, normalizeAddress(contract.address), contract.startBlock],
    )
  }
}
