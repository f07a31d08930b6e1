export interface ObjectInfo {
  bytes: number
  mime: string
}

/** Originals and variants, by key (`assets/<sha256>`). */
export interface ObjectsPort {
  put(key: string, body: AsyncIterable<Uint8Array>, options: { mime: string }): Promise<ObjectInfo>
  /** @throws NotFoundError */
  get(key: string): Promise<AsyncIterable<Uint8Array>>
  head(key: string): Promise<ObjectInfo | undefined>
  delete(key: string): Promise<void>
  /** Where a client reads this object. */
  url(key: string): string
  ping(): Promise<void>
  close(): Promise<void>
}
