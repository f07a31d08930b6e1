/** CIDs are text in base32 (CIDv1). */
export interface IpfsPort {
  /**
   * Stores every block of a CAR after checking it against its CID, then pins the roots recursively.
   * @throws InvalidInputError when a block does not match its CID or a root's graph is incomplete
   */
  importCar(car: AsyncIterable<Uint8Array>): Promise<{ roots: string[]; blocks: number; bytes: number }>
  /** Adds one file by the unixfs-v1-2025 profile and pins it. */
  addFile(body: AsyncIterable<Uint8Array>): Promise<{ cid: string; bytes: number }>
  isPinned(cid: string): Promise<boolean>
  /** A file by `<cid>` or `<cid>/<path>`. @throws NotFoundError when it is not here */
  cat(path: string): Promise<AsyncIterable<Uint8Array>>
  /** Read-only HTTP gateway that answers `/ipfs/<path>` and trustless `/ipfs/<cid>?format=raw`. No slash at the end. */
  readonly gatewayUrl: string
  ping(): Promise<void>
  close(): Promise<void>
}
