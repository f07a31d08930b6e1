import { createWalletClient, defineChain, http, keccak256, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { IntaglioError, normalizeAddress, parseChainId, type ChainId, say } from '@intaglio/shared'
import type { UnsignedTx, Wallet } from './port.ts'

/**
 * A wallet whose key is in this process: for tests, the demo and local chains. It signs without sending, so the
 * queue keeps the signed bytes before anything leaves.
 * @throws IntaglioError `WRONG_CHAIN` from every method given a transaction of another chain
 */
export function createLocalWallet(options: {
  privateKey: Hex
  rpcUrl: string
  chainId: ChainId
}): Required<Wallet> {
  const account = privateKeyToAccount(options.privateKey)
  const { chainNumeric } = parseChainId(options.chainId)
  const client = createWalletClient({
    account,
    chain: defineChain({
      id: chainNumeric,
      name: options.chainId,
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [options.rpcUrl] } },
    }),
    transport: http(options.rpcUrl),
  })
  const checkChain = (tx: UnsignedTx) => {
    if (tx.chainId === options.chainId) return
    throw new IntaglioError(
      say`The wallet is on ${{ present: options.chainId }}, the transaction on ${{ wanted: tx.chainId }}.`,
      {
        code: 'WRONG_CHAIN',
        next: say`Switch the wallet to ${{ wanted: tx.chainId }}.`,
      },
    )
  }
  const fields = ({ to, data, value, gas, maxFeePerGas, maxPriorityFeePerGas }: UnsignedTx) => ({
    to,
    data,
    value,
    gas,
    maxFeePerGas,
    maxPriorityFeePerGas,
  })
  return {
    account: () => Promise.resolve({ chainId: options.chainId, address: normalizeAddress(account.address) }),
    signMessage: (message) => account.signMessage({ message }),
    async signTransaction(tx, nonce) {
      checkChain(tx)
      const { maxFeePerGas, maxPriorityFeePerGas, gas } = tx
      if (maxFeePerGas === undefined || maxPriorityFeePerGas === undefined || gas === undefined) {
        throw new IntaglioError(say`A transaction to sign has no gas or fees.`, { code: 'INVALID_INPUT' })
      }
      const { to, data, value } = tx
      const raw = await account.signTransaction({
        type: 'eip1559',
        chainId: chainNumeric,
        nonce,
        to,
        data,
        value,
        gas,
        maxFeePerGas,
        maxPriorityFeePerGas,
      })
      return { hash: keccak256(raw), raw, nonce }
    },
    async sendTransaction(tx) {
      checkChain(tx)
      return client.sendTransaction(fields(tx))
    },
  }
}
