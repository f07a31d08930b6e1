import type { Intent, PreparedTx, TxRequest } from '@intaglio/proto/orchestrator'
import { args, check } from '../check.ts'
import { callerOf, type GatewayContext } from '../context.ts'
import { nullIfMissing } from './null-if-missing.ts'

interface CreateCollectionInput {
  intentId?: string | null
  chainId: string
  standard: string
  name: string
  symbol: string
  description: string | null
  contractUri: string | null
  baseUri: string | null
  royaltyBps: number | null
  royaltyReceiver?: string | null
  maxSupply: string | null
  logoCid?: string | null
  bannerCid?: string | null
}

interface MintInput {
  intentId?: string | null
  chainId: string
  contract: string
  to: string
  baseUri: string | null
}

interface TrackArgs {
  intentId: string
  chainId: string
  txHash: string
}

/** Preparing and following what a person signs. The orchestrator checks every field, by the names used here. */
export const intentResolvers = {
  Query: {
    async intent(_root: unknown, raw: unknown, context: GatewayContext) {
      const { intentId } = check(args.intent, raw)
      const caller = await callerOf(context)
      const intent = await nullIfMissing(context.clients.intent.getIntent({ intentId, caller }))
      return intent && toIntent(intent)
    },
  },
  Mutation: {
    async prepareCreateCollection(
      _root: unknown,
      { input }: { input: CreateCollectionInput },
      context: GatewayContext,
    ) {
      const prepared = await context.clients.collection.prepare({
        caller: await callerOf(context),
        intentId: input.intentId ?? '',
        chainId: input.chainId,
        standard: input.standard.toLowerCase(),
        name: input.name,
        symbol: input.symbol,
        description: input.description ?? '',
        contractUri: input.contractUri ?? '',
        baseUri: input.baseUri ?? '',
        // protobuf would wrap a negative number; the orchestrator refuses what is too large all the same.
        royaltyBps: unsigned(input.royaltyBps ?? 0),
        royaltyReceiver: input.royaltyReceiver ?? '',
        maxSupply: input.maxSupply ?? '0',
        logoCid: input.logoCid ?? '',
        bannerCid: input.bannerCid ?? '',
      })
      return { ...toPrepared(prepared), previewAddress: prepared.previewAddress }
    },

    async trackCollectionTx(
      _root: unknown,
      input: TrackArgs & { previewAddress?: string | null },
      context: GatewayContext,
    ) {
      const { intentId, chainId, txHash, previewAddress } = input
      const caller = await callerOf(context)
      const contract = previewAddress ?? ''
      return toIntent(
        await context.clients.collection.trackTx({ caller, intentId, chainId, txHash, contract }),
      )
    },

    async prepareMint721(
      _root: unknown,
      { input }: { input: MintInput & { quantity: number } },
      context: GatewayContext,
    ) {
      const quantity = unsigned(input.quantity)
      return toPrepared(await prepareMint(context, input, { standard: 'erc721', quantity }))
    },

    async prepareMint1155(
      _root: unknown,
      { input }: { input: MintInput & { amounts: string[] } },
      context: GatewayContext,
    ) {
      return toPrepared(await prepareMint(context, input, { standard: 'erc1155', amounts: input.amounts }))
    },

    async trackMintTx(_root: unknown, input: TrackArgs & { contract: string }, context: GatewayContext) {
      const { intentId, chainId, txHash, contract } = input
      const caller = await callerOf(context)
      return toIntent(await context.clients.mint.trackMintTx({ caller, intentId, chainId, txHash, contract }))
    },
  },
}

async function prepareMint(
  context: GatewayContext,
  { intentId, chainId, contract, to, baseUri }: MintInput,
  what: { standard: 'erc721'; quantity: number } | { standard: 'erc1155'; amounts: string[] },
): Promise<PreparedTx> {
  const caller = await callerOf(context)
  return context.clients.mint.prepareMint({
    caller,
    intentId: intentId ?? '',
    chainId,
    contract,
    to,
    baseUri: baseUri ?? '',
    ...what,
  })
}

/** An intent as GraphQL has it: upper-case status, null for what is not known yet. */
export function toIntent(intent: Intent) {
  return {
    intentId: intent.intentId,
    kind: intent.kind,
    chainId: intent.chainId,
    status: intent.status.toUpperCase(),
    txHash: intent.txHash || null,
    contract: intent.contract || null,
    tokenIds: intent.tokenIds,
    error: intent.error || null,
    deadlineAt: intent.deadlineAt,
  }
}

function toPrepared({ intentId, tx }: PreparedTx) {
  return { intentId, txRequest: tx && toTxRequest(tx) }
}

function toTxRequest(tx: TxRequest) {
  return {
    ...tx,
    maxFeePerGas: tx.maxFeePerGas || null,
    maxPriorityFeePerGas: tx.maxPriorityFeePerGas || null,
  }
}

/** A negative number as one that is out of every range. */
function unsigned(value: number): number {
  return value < 0 ? 0xffff_ffff : value
}
