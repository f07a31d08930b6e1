import type { Chain } from '@intaglio/proto/chain-registry'
import type { SqlExecutor } from '../../../kit/sql/port.ts'

interface ChainRow {
  id: number
  caip2: string
  chain_numeric: string
  name: string
  native_symbol: string
  decimals: number
  explorer_url: string | null
  enabled: boolean
  features_json: { confirmations: number }
}

interface EndpointRow {
  url: string
  priority: number
  weight: number
  rate_limit: number
}

interface ContractRow {
  name: string
  address: string
  start_block: number
}

interface GasPolicyRow {
  max_fee_gwei: number
  priority_fee_gwei: number
  multiplier: number
  last_observed_base_fee_gwei: number | null
}

/** CAIP-2 ids of every chain that is enabled, in order of their numbers. */
export async function listEnabledChains(db: SqlExecutor): Promise<string[]> {
  const rows = await db.query<{ caip2: string }>(
    'SELECT caip2 FROM chains WHERE enabled ORDER BY chain_numeric',
  )
  return rows.map((row) => row.caip2)
}

/** A chain with its active endpoints (best first), contracts and gas policy, as it travels. */
export async function readChain(db: SqlExecutor, chainId: string): Promise<Chain | undefined> {
  const [chain] = await db.query<ChainRow>('SELECT * FROM chains WHERE caip2 = $1', [chainId])
  if (!chain) return undefined
  const endpoints = await db.query<EndpointRow>(
    'SELECT * FROM chain_endpoints WHERE chain_id = $1 AND active ORDER BY priority, weight DESC, id',
    [chain.id],
  )
  const contracts = await db.query<ContractRow>(
    'SELECT * FROM chain_contracts WHERE chain_id = $1 ORDER BY name',
    [chain.id],
  )
  const [policy] = await db.query<GasPolicyRow>('SELECT * FROM chain_gas_policy WHERE chain_id = $1', [
    chain.id,
  ])
  return {
    chainId: chain.caip2,
    chainNumeric: Number(chain.chain_numeric),
    name: chain.name,
    nativeSymbol: chain.native_symbol,
    decimals: chain.decimals,
    explorerUrl: chain.explorer_url ?? '',
    enabled: chain.enabled,
    confirmations: chain.features_json.confirmations,
    endpoints: endpoints.map(({ url, priority, weight, rate_limit }) => ({
      url,
      priority,
      weight,
      rateLimit: rate_limit,
    })),
    contracts: contracts.map(({ name, address, start_block }) => ({
      name,
      address,
      startBlock: start_block,
    })),
    gasPolicy: policy && {
      maxFeeGwei: policy.max_fee_gwei,
      priorityFeeGwei: policy.priority_fee_gwei,
      multiplier: policy.multiplier,
      lastObservedBaseFeeGwei: policy.last_observed_base_fee_gwei ?? 0,
    },
  }
}

export async function readVersion(db: SqlExecutor): Promise<number> {
  const [row] = await db.query<{ version: number }>('SELECT version FROM registry_version')
  return row?.version ?? 1
}
