export * from './anvil.ts'
export * from './local-chain.ts'
