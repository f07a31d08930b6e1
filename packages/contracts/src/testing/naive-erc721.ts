/** What an ERC-721 collection should do, in the plainest way: an owner for every token, looked up and counted. */
export interface NaiveERC721 {
  /** Owner of each token ever minted, by id; undefined once burned. Index 0 is nobody's. */
  readonly owners: (number | undefined)[]
  readonly bases: string[]
  readonly approved: Map<number, number>
  readonly operators: Set<string>
  readonly batches: Map<number, { readonly first: number; readonly quantity: number }>
  readonly maxSupply: number
}

/** One step of a random sequence. Accounts are indexes; account 0 is the only minter; `by` undefined is the owner. */
export type StepERC721 =
  | { kind: 'mint'; by: number; to: number; quantity: number; base: string; intent: number }
  | { kind: 'transfer'; by?: number; from?: number; to: number; token: number }
  | { kind: 'approve'; by?: number; to: number; token: number }
  | { kind: 'approveAll'; by: number; to: number; approved: boolean }
  | { kind: 'burn'; by?: number; token: number }

export function createNaiveERC721(maxSupply: number): NaiveERC721 {
  return {
    owners: [undefined],
    bases: [''],
    approved: new Map(),
    operators: new Set(),
    batches: new Map(),
    maxSupply,
  }
}

/** Does a step, or tells the name of the error it should be refused with and does nothing. */
export function stepNaiveERC721(model: NaiveERC721, step: StepERC721): string | undefined {
  const refusal = refusalOf(model, step)
  if (refusal) return refusal
  switch (step.kind) {
    case 'mint':
      model.batches.set(step.intent, { first: model.owners.length, quantity: step.quantity })
      for (let i = 0; i < step.quantity; i++) {
        model.owners.push(step.to)
        model.bases.push(step.base)
      }
      return undefined
    case 'approveAll':
      model.operators[step.approved ? 'add' : 'delete'](operatorKey(step.by, step.to))
      return undefined
    case 'approve':
      model.approved.set(step.token, step.to)
      return undefined
    case 'transfer':
    case 'burn':
      model.approved.delete(step.token)
      model.owners[step.token] = step.kind === 'burn' ? undefined : step.to
      return undefined
  }
}

function refusalOf(model: NaiveERC721, step: StepERC721): string | undefined {
  if (step.kind === 'approveAll') return undefined
  if (step.kind === 'mint') {
    if (step.by !== 0) return 'AccessControlUnauthorizedAccount'
    if (model.batches.has(step.intent)) return 'IntentAlreadyMinted'
    const minted = model.owners.length - 1
    return minted + step.quantity > model.maxSupply ? 'MaxSupplyExceeded' : undefined
  }
  const owner = model.owners[step.token]
  if (owner === undefined) return 'ERC721NonexistentToken'
  const by = step.by ?? owner
  const isOperator = by === owner || model.operators.has(operatorKey(owner, by))
  if (step.kind === 'approve') return isOperator ? undefined : 'ERC721InvalidApprover'
  if (!isOperator && model.approved.get(step.token) !== by) return 'ERC721InsufficientApproval'
  if (step.kind === 'transfer' && (step.from ?? owner) !== owner) return 'ERC721IncorrectOwner'
  return undefined
}

/** Key of "this owner's tokens may be moved by this operator". */
function operatorKey(owner: number, operator: number): string {
  return `${owner}>${operator}`
}
