import { createPublicClient, createWalletClient, encodeDeployData, http, type Address, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

/**
 * A wallet that is a contract (EIP-1271): it takes for its own what its owner signed.
 *
 *     contract TestWallet {
 *       address private immutable owner;
 *       constructor(address owner_) { owner = owner_; }
 *       function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
 *         if (signature.length != 65) return 0xffffffff;
 *         bytes32 r = bytes32(signature[0:32]);
 *         bytes32 s = bytes32(signature[32:64]);
 *         return ecrecover(hash, uint8(signature[64]), r, s) == owner ? bytes4(0x1626ba7e) : bytes4(0xffffffff);
 *       }
 *     }
 *
 * Compiled by solc 0.8.37, optimizer 200, cancun, without metadata.
 */
const bytecode: Hex = `0x${[
  '60a0604052348015600e575f5ffd5b506040516102c13803806102c1833981016040819052602b91603b565b60016001',
  '60a01b03166080526066565b5f60208284031215604a575f5ffd5b81516001600160a01b0381168114605f575f5ffd5b',
  '9392505050565b60805161024461007d5f395f60aa01526102445ff3fe608060405234801561000f575f5ffd5b506004',
  '3610610029575f3560e01c80631626ba7e1461002d575b5f5ffd5b61004061003b366004610174565b61005d565b6040',
  '516001600160e01b0319909116815260200160405180910390f35b5f6041821461007557506001600160e01b03196101',
  '6d565b5f61008360208285876101eb565b61008c91610212565b90505f61009d6040602086886101eb565b6100a69161',
  '0212565b90507f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316',
  '600187878760408181106100e8576100e8610230565b604080515f8152602081018083529590955292013560f81c9183',
  '019190915250606081018590526080810184905260a0016020604051602081039080840390855afa158015610139573d',
  '5f5f3e3d5ffd5b505050602060405103516001600160a01b03161461015f576001600160e01b0319610168565b630b13',
  '5d3f60e11b5b925050505b9392505050565b5f5f5f60408486031215610186575f5ffd5b83359250602084013567ffff',
  'ffffffffffff8111156101a3575f5ffd5b8401601f810186136101b3575f5ffd5b803567ffffffffffffffff81111561',
  '01c9575f5ffd5b8660208284010111156101da575f5ffd5b939660209190910195509293505050565b5f5f8585111561',
  '01f9575f5ffd5b83861115610205575f5ffd5b5050820193919092039150565b8035602083101561022a575f19602084',
  '900360031b1b165b92915050565b634e487b7160e01b5f52603260045260245ffd',
].join('')}`

const abi = [
  { type: 'constructor', inputs: [{ name: 'owner', type: 'address' }], stateMutability: 'nonpayable' },
] as const

/** Deploys a contract wallet that the key's holder owns. */
export async function deployContractWallet(rpcUrl: string, privateKey: Hex): Promise<Address> {
  const transport = http(rpcUrl)
  const account = privateKeyToAccount(privateKey)
  const client = createWalletClient({ account, transport })
  const hash = await client.sendTransaction({
    chain: null,
    data: encodeDeployData({ abi, bytecode, args: [account.address] }),
  })
  const node = createPublicClient({ transport, pollingInterval: 20 })
  const { contractAddress } = await node.waitForTransactionReceipt({ hash })
  if (!contractAddress) throw new Error('The contract wallet was not deployed.')
  return contractAddress
}
