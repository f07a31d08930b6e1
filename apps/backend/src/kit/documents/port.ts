export interface Document {
  _id: string
}

/** Equality on top-level fields. */
export type Filter<T extends Document> = { readonly [K in keyof T]?: T[K] }

export interface FindOptions<T extends Document> {
  sort?: { by: keyof T & string; order: 'asc' | 'desc' }
  limit?: number
}

export interface CollectionOptions {
  /** Each entry: the fields that are unique together, besides `_id`. */
  unique?: readonly (readonly string[])[]
  indexes?: readonly (readonly string[])[]
}

export interface DocumentCollection<T extends Document> {
  /** Inserts what is not there yet (by `_id` and by every unique index); the rest is left as it was. @returns how many were new */
  insertAbsent(documents: readonly T[]): Promise<number>
  /** Replaces whole documents by `_id`, or inserts them. */
  upsert(documents: readonly T[]): Promise<void>
  get(id: string): Promise<T | undefined>
  getMany(ids: readonly string[]): Promise<T[]>
  find(filter: Filter<T>, options?: FindOptions<T>): Promise<T[]>
  /** @returns how many were deleted */
  delete(filter: Filter<T>): Promise<number>
}

export interface DocumentsPort {
  /** Opens `collection` of `database` and makes its indexes, as `events` and `events.raw`. */
  collection<T extends Document>(
    database: string,
    collection: string,
    options?: CollectionOptions,
  ): Promise<DocumentCollection<T>>
  ping(): Promise<void>
  close(): Promise<void>
}
