import { randomUUID } from 'node:crypto'
import type {
  Caller,
  CollectionServiceImplementation,
  IntentServiceImplementation,
  MintServiceImplementation,
} from '@intaglio/proto/orchestrator'
import type { Contract, GasPolicy } from '@intaglio/proto/chain-registry'
import { IntaglioError, InvalidInputError, normalizeAddress, parseChainId, say } from '@intaglio/shared'
import { parseGwei } from 'viem'
import type { Kit } from '../../kit/service.ts'
import { encodeCreateCollection, encodeMint, previewAddress } from './calldata.ts'
import type { Chains } from './chain.ts'
import { parseCollectionInput, parseIntentId, parseMintInput } from './domain/input.ts'
import { toProto, type Intents } from './intents.ts'

export function collectionRpc(kit: Kit, intents: Intents): CollectionServiceImplementation {
  return {
    async prepare(request) {
      const caller = callerOf(request.caller)
      const intentId = request.intentId === '' ? randomUUID() : parseIntentId(request.intentId)
      const creator = normalizeAddress(caller.address)
      const input = parseCollectionInput({
        ...request,
        royaltyReceiver: request.royaltyReceiver || creator,
        maxSupply: request.maxSupply || '0',
      })
      const { contracts } = await getContracts(kit, input.chainId)
      const factory = contractNamed(contracts, 'factory', input.chainId)
      const implementation = contractNamed(contracts, `${input.standard}_implementation`, input.chainId)
      const intent = await intents.prepare({
        intentId,
        createdBy: caller.userId,
        chainId: input.chainId,
        previewAddress: previewAddress(factory, implementation, creator, intentId),
        payload: { kind: 'collection', creator, input },
      })
      return {
        intentId,
        tx: {
          chainId: input.chainId,
          to: factory,
          data: encodeCreateCollection(input, intentId),
          value: '0',
        },
        previewAddress: intent.previewAddress,
      }
    },
    async trackTx(request) {
      return toProto(await intents.track('collection', callerOf(request.caller).userId, request))
    },
  }
}

export function mintRpc(kit: Kit, intents: Intents, chains: Chains): MintServiceImplementation {
  return {
    async prepareMint(request) {
      const caller = callerOf(request.caller)
      const intentId = request.intentId === '' ? randomUUID() : parseIntentId(request.intentId)
      const input = parseMintInput(request)
      const [{ contracts }, policy] = await Promise.all([
        getContracts(kit, input.chainId),
        getPolicy(kit, input.chainId),
      ])
      const implementation = contractNamed(contracts, `${input.standard}_implementation`, input.chainId)
      await chains.assertCollection(input.chainId, input.contract, implementation)
      await intents.prepare({
        intentId,
        createdBy: caller.userId,
        chainId: input.chainId,
        previewAddress: '',
        payload: { kind: 'mint', input },
      })
      return {
        intentId,
        tx: {
          chainId: input.chainId,
          to: input.contract,
          data: encodeMint(input, intentId),
          value: '0',
          ...fees(policy),
        },
      }
    },
    async trackMintTx(request) {
      return toProto(await intents.track('mint', callerOf(request.caller).userId, request))
    },
  }
}

export function intentRpc(intents: Intents): IntentServiceImplementation {
  return {
    async getIntent(request) {
      return toProto(await intents.get(parseIntentId(request.intentId), request.caller?.userId))
    },
    async findIntent(request) {
      parseChainId(request.chainId)
      const intentId = request.intentId === '' ? '' : parseIntentId(request.intentId)
      const found = await intents.find({ ...request, intentId })
      return { intent: found && toProto(found) }
    },
    async findWanted({ roots }) {
      return { roots: await intents.wanted(roots) }
    },
    async completeIntent(request) {
      return toProto(await intents.complete({ ...request, intentId: parseIntentId(request.intentId) }))
    },
  }
}

async function getContracts(kit: Kit, chainId: string) {
  return kit.clients.chainRegistry.getContracts({ chainId })
}

/** A chain without a policy leaves every fee to the wallet. */
async function getPolicy(kit: Kit, chainId: string): Promise<GasPolicy | undefined> {
  return kit.clients.chainRegistry.getPolicy({ chainId }).catch((error: unknown) => {
    if (error instanceof IntaglioError && error.code === 'NOT_FOUND') return undefined
    throw error
  })
}

function callerOf(caller: Caller | undefined): Caller {
  if (caller?.userId) return caller
  throw new InvalidInputError('caller', say`is missing: only a signed-in user may ask for this`)
}

function contractNamed(contracts: readonly Contract[], name: string, chainId: string) {
  const found = contracts.find((contract) => contract.name === name)
  if (found) return normalizeAddress(found.address)
  throw new IntaglioError(say`Chain ${{ chainId }} has no ${{ name }} contract.`, {
    code: 'CONTRACTS_NOT_DEPLOYED',
    why: say`The chain registry does not list it.`,
    next: say`Deploy the contracts to this chain and add them to the configuration.`,
    details: { chainId, contract: name },
  })
}

/** A policy of zero leaves the choice to the wallet. */
function fees(policy: GasPolicy | undefined): { maxFeePerGas: string; maxPriorityFeePerGas: string } {
  const wei = (gwei = 0) => (gwei > 0 ? parseGwei(gwei.toFixed(9)).toString() : '')
  return { maxFeePerGas: wei(policy?.maxFeeGwei), maxPriorityFeePerGas: wei(policy?.priorityFeeGwei) }
}
