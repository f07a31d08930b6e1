/** What an ERC-1155 collection should do, in the plainest way: a number for every id and account. */
export interface NaiveERC1155 {
  /** Editions of each id an account holds, by id and account. Index 0 is no id. */
  readonly balances: number[][]
  readonly operators: Set<string>
  readonly batches: Map<number, { readonly first: number; readonly quantity: number }>
  readonly accounts: number
  readonly maxSupply: number
}

/** One step of a random sequence. Accounts are indexes; account 0 is the only minter. */
export type StepERC1155 =
  | { kind: 'mint'; by: number; to: number; amounts: number[]; intent: number }
  | { kind: 'transfer'; by: number; from: number; to: number; parts: Part[]; single: boolean }
  | { kind: 'approveAll'; by: number; to: number; approved: boolean }
  | { kind: 'burn'; by: number; from: number; parts: Part[]; single: boolean }

/** Some editions of an id. A `single` step moves its first part only, by the function for one id. */
export interface Part {
  readonly id: number
  readonly amount: number
}

export function createNaiveERC1155(accounts: number, maxSupply: number): NaiveERC1155 {
  return { balances: [[]], operators: new Set(), batches: new Map(), accounts, maxSupply }
}

/** Does a step, or tells the name of the error it should be refused with and does nothing. */
export function stepNaiveERC1155(model: NaiveERC1155, step: StepERC1155): string | undefined {
  switch (step.kind) {
    case 'mint':
      return mint(model, step)
    case 'approveAll':
      model.operators[step.approved ? 'add' : 'delete'](`${step.by}>${step.to}`)
      return undefined
    case 'transfer':
    case 'burn':
      return move(model, step)
  }
}

function mint(model: NaiveERC1155, step: StepERC1155 & { kind: 'mint' }): string | undefined {
  if (step.by !== 0) return 'AccessControlUnauthorizedAccount'
  if (model.batches.has(step.intent)) return 'IntentAlreadyMinted'
  const first = model.balances.length
  if (first - 1 + step.amounts.length > model.maxSupply) return 'MaxSupplyExceeded'
  model.batches.set(step.intent, { first, quantity: step.amounts.length })
  for (const amount of step.amounts) {
    model.balances.push(
      Array.from({ length: model.accounts }, (_, account) => (account === step.to ? amount : 0)),
    )
  }
  return undefined
}

function move(model: NaiveERC1155, step: StepERC1155 & { kind: 'transfer' | 'burn' }): string | undefined {
  if (step.by !== step.from && !model.operators.has(`${step.from}>${step.by}`)) {
    return 'ERC1155MissingApprovalForAll'
  }
  const parts = step.single ? step.parts.slice(0, 1) : step.parts
  const after = model.balances.map((balances) => [...balances])
  for (const { id, amount } of parts) {
    const balances = after[id] ?? []
    const held = balances[step.from] ?? 0
    if (held < amount) return 'ERC1155InsufficientBalance'
    balances[step.from] = held - amount
    if (step.kind === 'transfer') balances[step.to] = (balances[step.to] ?? 0) + amount
  }
  model.balances.splice(0, Infinity, ...after)
  return undefined
}
