import { createWalletClient, http, numberToHex, type Address, type Hex } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import type { Tape } from './wire/tape.ts'

/** A person's wallet, as the studio speaks to it (EIP-1193); what it is asked and answers is written to the tape. */
export interface TestWallet {
  request(method: 'eth_requestAccounts'): Promise<Address[]>
  request(method: 'eth_chainId'): Promise<Hex>
  request(method: 'personal_sign', params: readonly [message: string]): Promise<Hex>
  request(method: 'eth_sendTransaction', params: readonly [{ to: string; data: string }]): Promise<Hex>
}

/** @param rpcUrl where it broadcasts */
export function createTestWallet(account: PrivateKeyAccount, rpcUrl: string, tape: Tape): TestWallet {
  const client = createWalletClient({ account, transport: http(rpcUrl, { retryCount: 0 }) })

  async function answer(method: string, param: unknown): Promise<unknown> {
    switch (method) {
      case 'eth_requestAccounts':
        return [account.address]
      case 'eth_chainId':
        return numberToHex(await client.getChainId())
      case 'personal_sign':
        return account.signMessage({ message: param as string })
      case 'eth_sendTransaction': {
        const { to, data } = param as { to: Address; data: Hex }
        return client.sendTransaction({ chain: null, to, data })
      }
      default:
        throw new Error(`The wallet does not know ${method}.`)
    }
  }

  async function request(method: string, params: readonly unknown[] = []): Promise<unknown> {
    await tape.say({ from: 'studio', to: 'wallet', what: method, data: params })
    const answered = await answer(method, params[0])
    await tape.say({ from: 'wallet', to: 'studio', what: `${method} answers`, data: answered })
    return answered
  }
  return { request: request as TestWallet['request'] }
}
