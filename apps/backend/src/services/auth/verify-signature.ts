import type { Chain } from '@intaglio/proto/chain-registry'
import { IntaglioError, UnavailableError, type Address, say } from '@intaglio/shared'
import { createPublicClient, fallback, http, isHex, verifyMessage, type Hex } from 'viem'
import { SiweRefusedError } from './domain/errors.ts'

/** Longest signature that is looked at: contract wallets may send many signatures and an ERC-6492 wrapper. */
const maxSignatureBytes = 16_384
const rpcTimeoutMilliseconds = 5_000

/**
 * Checks who signed: a key (EOA) without asking anybody, else the account's contract on its chain (EIP-1271, or
 * ERC-6492 where it is not deployed yet).
 *
 * @returns the kind of wallet that signed
 * @throws SiweRefusedError where neither did
 * @throws UnavailableError where the chain would have to be asked and does not answer
 */
export async function verifySignature(input: {
  address: Address
  message: string
  signature: string
  chain: Chain
}): Promise<'eoa' | 'contract'> {
  const { address, message, signature, chain } = input
  if (
    !isHex(signature, { strict: true }) ||
    signature.length % 2 ||
    signature.length > 2 + 2 * maxSignatureBytes
  ) {
    throw new SiweRefusedError('SIWE_SIGNATURE', say`The signature is not hex, or is too long.`)
  }
  if (await isSignedByKey(address, message, signature)) return 'eoa'
  const client = createPublicClient({
    transport: fallback(
      chain.endpoints.map(({ url }) => http(url, { timeout: rpcTimeoutMilliseconds, retryCount: 1 })),
    ),
  })
  // verifyMessage answers false where a chain does not answer, which would blame the signature.
  const answered = await client.getChainId().catch((cause: unknown) => {
    throw new UnavailableError(say`The chain ${{ name: chain.name }}`, {
      why: say`None of its endpoints answers, and the signature of a contract wallet is checked on its chain.`,
      next: say`Try again in a moment.`,
      cause,
    })
  })
  if (answered !== chain.chainNumeric) {
    throw new IntaglioError(say`An endpoint of ${{ name: chain.name }} is on another chain.`, {
      code: 'WRONG_CHAIN',
      why: say`It says ${{ answered: String(answered) }}, not ${{ wanted: String(chain.chainNumeric) }}.`,
      next: say`Correct the endpoints in the chain registry.`,
    })
  }
  if (await client.verifyMessage({ address, message, signature })) return 'contract'
  throw new SiweRefusedError('SIWE_SIGNATURE', say`The signature is not by this account.`)
}

async function isSignedByKey(address: Address, message: string, signature: Hex): Promise<boolean> {
  try {
    return await verifyMessage({ address, message, signature })
  } catch {
    return false
  }
}
