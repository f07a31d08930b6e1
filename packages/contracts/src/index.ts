export { erc1155Abi } from './abi/erc1155.ts'
export { erc721Abi } from './abi/erc721.ts'
export { factoryAbi } from './abi/factory.ts'
export { deployContracts, DeployError, type Deployment } from './deploy.ts'
export { bytes32ToIntentId, intentIdToBytes32, InvalidIntentIdError } from './intent-id.ts'

/** The token standards by the numbers the factory knows them by. */
export const STANDARD = { erc721: 0, erc1155: 1 } as const
