import type { Diagram } from './diagram.ts'

interface Branch {
  used: number
  below: Map<number, Branch>
}

/**
 * The combinations that are taken, as a tree along the diagram's levels that counts them under every beginning. A
 * beginning whose endings are all taken is never entered, so that nobody ever has to try again.
 */
export interface UsedRows {
  /** Whether an untaken combination begins like this; `branch` is undefined where none is taken. */
  hasRoom(depth: number, node: number, branch: Branch | undefined): boolean
  root: Branch
  add(row: ArrayLike<number>): void
  remove(row: ArrayLike<number>): void
  has(row: ArrayLike<number>): boolean
}
export type { Branch }

export function createUsedRows({ order, levels }: Diagram): UsedRows {
  const root: Branch = { used: 0, below: new Map() }
  return {
    root,
    hasRoom(depth, node, branch) {
      const level = levels[depth]
      return (branch?.used ?? 0) < (level ? (level.room[node] as number) : 1)
    },
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
      return branch !== undefined
    },
  }
}
