export interface Branch {
  used: number
  below: Map<number, Branch>
}

/** The combinations that are taken, as a tree that counts them under every beginning. */
export interface UsedRows {
  root: Branch
  add(row: ArrayLike<number>): void
  remove(row: ArrayLike<number>): void
  has(row: ArrayLike<number>): boolean
  clear(): void
}

/** @param order the layers that make rows distinct, in the order in which rows begin */
export function createUsedRows(order: readonly number[]): UsedRows {
  const root: Branch = { used: 0, below: new Map() }
  return {
    root,
    add(row) {
      let branch = root
      branch.used += 1
      for (const layer of order) {
        const choice = row[layer] as number
        let next = branch.below.get(choice)
        if (!next) branch.below.set(choice, (next = { used: 0, below: new Map() }))
        next.used += 1
        branch = next
      }
    },
    remove(row) {
      let branch = root
      branch.used -= 1
      for (const layer of order) {
        const choice = row[layer] as number
        const next = branch.below.get(choice) as Branch
        next.used -= 1
        if (next.used === 0) return void branch.below.delete(choice)
        branch = next
      }
    },
    has(row) {
      let branch: Branch | undefined = root
      for (const layer of order) branch = branch?.below.get(row[layer] as number)
      return branch !== undefined && branch.used > 0
    },
    clear() {
      root.used = 0
      root.below.clear()
    },
  }
}
