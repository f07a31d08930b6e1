import type { IpfsPort } from '../../kit/ipfs/port.ts'
import type { AssetStore } from './store/assets.ts'
import { unknownKeeper, type KeepStore } from './store/keeps.ts'

export type ReleaseOutcome = 'dropped' | 'kept_by_others' | 'published' | 'not_kept'

export interface ReleasedRoot {
  root: string
  outcome: ReleaseOutcome
}

/**
 * Who keeps which root. Whoever sends a CAR is written down as a keeper of its roots before they are pinned, and as one
 * who leaves before they are let go of. So a root that somebody keeps is pinned whatever others do at the same time, and
 * what a crash breaks off is finished later. Needs no lock: any number of media services may do it side by side.
 */
export interface Keepers {
  /** Takes a CAR in; its sender keeps the roots from then on. @throws as `IpfsPort.importCar` does */
  importCar(
    user: string,
    car: AsyncIterable<Uint8Array>,
  ): Promise<{ roots: string[]; blocks: number; bytes: number }>
  /** A user does not keep these roots any more. What a chain points to stays, and so does that the user keeps it. */
  release(user: string, roots: readonly string[]): Promise<ReleasedRoot[]>
  /** Finishes what was begun and broken off. */
  finish(): Promise<void>
}

/** @param parts.isPublished whether a chain points to a root, or may soon */
export function createKeepers(parts: {
  keeps: KeepStore
  assets: Pick<AssetStore, 'byCid'>
  ipfs: IpfsPort
  isPublished: (root: string) => Promise<boolean>
}): Keepers {
  const { keeps, assets, ipfs, isPublished } = parts

  /** @returns whether the user did not keep it before */
  async function keep(user: string, root: string): Promise<boolean> {
    if ((await keeps.get(root, user))?.state === 'kept') return false
    // Asked first: whoever had it pinned through here was written down before.
    const isPinned = await ipfs.isPinned(root)
    const known = await keeps.ofRoot(root)
    if (isPinned && known.length === 0) await keeps.set(root, unknownKeeper, 'kept')
    await keeps.set(root, user, 'kept')
    return true
  }

  /** Kept by somebody, or the address of a picture that was uploaded. */
  async function isWanted(root: string): Promise<boolean> {
    if ((await keeps.ofRoot(root)).some(({ state }) => state === 'kept')) return true
    return (await assets.byCid(root)) !== undefined
  }

  /** @returns whether nobody else keeps it, so that it was dropped */
  async function letGo(user: string, root: string): Promise<boolean> {
    await keeps.set(root, user, 'leaving')
    return finishOne(user, root)
  }

  async function finishOne(user: string, root: string): Promise<boolean> {
    const isDropped = !(await isWanted(root)) && (await ipfs.unpin(root, () => isWanted(root)))
    await keeps.removeLeaving(root, user)
    return isDropped
  }

  async function releaseOne(user: string, root: string): Promise<ReleaseOutcome> {
    if (!(await keeps.get(root, user))) return 'not_kept'
    if (await isPublished(root)) return 'published'
    return (await letGo(user, root)) ? 'dropped' : 'kept_by_others'
  }

  return {
    async importCar(user, car) {
      const news: string[] = []
      try {
        return await ipfs.importCar(car, async (roots) => {
          for (const root of roots) if (await keep(user, root)) news.push(root)
        })
      } catch (error) {
        // What is not there is kept by nobody; what cannot be said now is said by `finish`.
        for (const root of news) await letGo(user, root).catch(() => undefined)
        throw error
      }
    },
    async release(user, roots) {
      const released: ReleasedRoot[] = []
      for (const root of roots) released.push({ root, outcome: await releaseOne(user, root) })
      return released
    },
    async finish() {
      for (const { keeper, root } of await keeps.leaving()) await finishOne(keeper, root)
    },
  }
}
