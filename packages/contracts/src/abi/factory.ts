// Generated from contracts/IntaglioFactory.sol by scripts/compile.ts; not edited by hand, and as long as it gets.
export const factoryAbi = [
  {
    inputs: [
      { internalType: 'address', name: 'erc721Implementation_', type: 'address' },
      { internalType: 'address', name: 'erc1155Implementation_', type: 'address' },
    ],
    stateMutability: 'nonpayable',
    type: 'constructor',
  },
  { inputs: [], name: 'FailedDeployment', type: 'error' },
  {
    inputs: [
      { internalType: 'uint256', name: 'balance', type: 'uint256' },
      { internalType: 'uint256', name: 'needed', type: 'uint256' },
    ],
    name: 'InsufficientBalance',
    type: 'error',
  },
  {
    inputs: [
      { internalType: 'bytes32', name: 'intentId', type: 'bytes32' },
      { internalType: 'address', name: 'collection', type: 'address' },
    ],
    name: 'IntentAlreadyUsed',
    type: 'error',
  },
  {
    inputs: [{ internalType: 'uint256', name: 'maxSupply', type: 'uint256' }],
    name: 'MaxSupplyTooLarge',
    type: 'error',
  },
  { inputs: [], name: 'RoyaltyReceiverMissing', type: 'error' },
  {
    inputs: [{ internalType: 'uint96', name: 'royaltyBps', type: 'uint96' }],
    name: 'RoyaltyTooHigh',
    type: 'error',
  },
  {
    inputs: [{ internalType: 'uint8', name: 'standard', type: 'uint8' }],
    name: 'UnknownStandard',
    type: 'error',
  },
  { inputs: [], name: 'ZeroIntentId', type: 'error' },
  {
    anonymous: false,
    inputs: [
      { indexed: true, internalType: 'address', name: 'collection', type: 'address' },
      { indexed: true, internalType: 'address', name: 'creator', type: 'address' },
      { indexed: true, internalType: 'bytes32', name: 'intentId', type: 'bytes32' },
      { indexed: false, internalType: 'uint8', name: 'standard', type: 'uint8' },
      { indexed: false, internalType: 'string', name: 'name', type: 'string' },
      { indexed: false, internalType: 'string', name: 'symbol', type: 'string' },
      { indexed: false, internalType: 'string', name: 'contractURI', type: 'string' },
      { indexed: false, internalType: 'string', name: 'baseURI', type: 'string' },
      { indexed: false, internalType: 'address', name: 'royaltyReceiver', type: 'address' },
      { indexed: false, internalType: 'uint96', name: 'royaltyBps', type: 'uint96' },
      { indexed: false, internalType: 'uint256', name: 'maxSupply', type: 'uint256' },
    ],
    name: 'CollectionCreated',
    type: 'event',
  },
  {
    inputs: [
      { internalType: 'address', name: 'creator', type: 'address' },
      { internalType: 'bytes32', name: 'intentId', type: 'bytes32' },
    ],
    name: 'collectionOf',
    outputs: [{ internalType: 'address', name: '', type: 'address' }],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [
      { internalType: 'uint8', name: 'standard', type: 'uint8' },
      {
        components: [
          { internalType: 'string', name: 'name', type: 'string' },
          { internalType: 'string', name: 'symbol', type: 'string' },
          { internalType: 'string', name: 'contractURI', type: 'string' },
          { internalType: 'string', name: 'baseURI', type: 'string' },
          { internalType: 'address', name: 'royaltyReceiver', type: 'address' },
          { internalType: 'uint96', name: 'royaltyBps', type: 'uint96' },
          { internalType: 'uint256', name: 'maxSupply', type: 'uint256' },
        ],
        internalType: 'struct CollectionConfig',
        name: 'config',
        type: 'tuple',
      },
      { internalType: 'bytes32', name: 'intentId', type: 'bytes32' },
    ],
    name: 'createCollection',
    outputs: [{ internalType: 'address', name: 'collection', type: 'address' }],
    stateMutability: 'nonpayable',
    type: 'function',
  },
  {
    inputs: [],
    name: 'erc1155Implementation',
    outputs: [{ internalType: 'address', name: '', type: 'address' }],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [],
    name: 'erc721Implementation',
    outputs: [{ internalType: 'address', name: '', type: 'address' }],
    stateMutability: 'view',
    type: 'function',
  },
  {
    inputs: [
      { internalType: 'address', name: 'creator', type: 'address' },
      { internalType: 'uint8', name: 'standard', type: 'uint8' },
      { internalType: 'bytes32', name: 'intentId', type: 'bytes32' },
    ],
    name: 'previewAddress',
    outputs: [{ internalType: 'address', name: '', type: 'address' }],
    stateMutability: 'view',
    type: 'function',
  },
] as const
