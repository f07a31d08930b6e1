import type { DocumentsPort } from '../../../kit/documents/port.ts'

/** Who pinned a root that was pinned before anybody was written down for it, or that was pinned by hand. */
export const unknownKeeper = 'unknown'

/** `media.keeps`: one document a root and whoever keeps it; `_id` is both. */
export interface KeepDocument {
  _id: string
  root: string
  /** A user id, or `unknownKeeper`. */
  keeper: string
  /** `leaving` counts as kept by nobody; it is there until IPFS was told, so that a crash in between loses nothing. */
  state: 'kept' | 'leaving'
  since: string
}

export type KeepStore = Awaited<ReturnType<typeof createKeepStore>>

export async function createKeepStore(documents: DocumentsPort) {
  const keeps = await documents.collection<KeepDocument>('media', 'keeps', {
    indexes: [['root'], ['state']],
  })
  const idOf = (root: string, keeper: string) => `${root}:${keeper}`
  return {
    get: (root: string, keeper: string) => keeps.get(idOf(root, keeper)),
    set: (root: string, keeper: string, state: KeepDocument['state']) =>
      keeps.upsert([{ _id: idOf(root, keeper), root, keeper, state, since: new Date().toISOString() }]),
    ofRoot: (root: string) => keeps.find({ root }),
    leaving: () => keeps.find({ state: 'leaving' }),
    /** Unless it is kept again meanwhile. */
    async removeLeaving(root: string, keeper: string): Promise<void> {
      await keeps.delete({ _id: idOf(root, keeper), state: 'leaving' })
    },
  }
}
