import type { Address, ChainId } from '@intaglio/shared'

export interface WalletAccount {
  chainId: ChainId
  address: Address
}

export interface UnsignedTx {
  chainId: ChainId
  to: Address
  data: `0x${string}`
  /** Wei. */
  value: bigint
  maxFeePerGas?: bigint
  maxPriorityFeePerGas?: bigint
  gas?: bigint
}

/** A transaction that was signed and not sent: sending it again is always safe. */
export interface SignedTx {
  hash: `0x${string}`
  raw: `0x${string}`
  nonce: number
}

/**
 * Who signs. A wallet that can sign without sending (`signTransaction`) lets the queue keep the signed bytes before
 * anything leaves; a remote one only sends, and the chain is asked by intent id whether it did.
 */
export interface Wallet {
  account(): Promise<WalletAccount>
  /** EIP-191 personal_sign. @throws WalletRejectedError */
  signMessage(message: string): Promise<`0x${string}`>
  signTransaction?(tx: UnsignedTx, nonce: number): Promise<SignedTx>
  /** eth_sendTransaction. @throws WalletRejectedError */
  sendTransaction(tx: UnsignedTx): Promise<`0x${string}`>
}
