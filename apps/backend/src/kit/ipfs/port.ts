/** CIDs are text in base32 (CIDv1). */
export interface IpfsPort {
  /**
   * Stores every block of a CAR after checking it against its CID, then pins the roots recursively.
   * @param onRoots told the roots before any of them is pinned; what it throws ends the import
   * @throws InvalidInputError when a block does not match its CID or a root's graph is incomplete
   */
  importCar(
    car: AsyncIterable<Uint8Array>,
    onRoots?: (roots: string[]) => Promise<void>,
  ): Promise<{ roots: string[]; blocks: number; bytes: number }>
  /** Adds one file by the unixfs-v1-2025 profile and pins it. */
  addFile(body: AsyncIterable<Uint8Array>): Promise<{ cid: string; bytes: number }>
  isPinned(cid: string): Promise<boolean>
  /**
   * Lets go of a root, and of what no other root needs: the folder of blocks at once, Kubo when its own garbage
   * collection runs. May be called again after a crash, and where the root is not pinned.
   * @param isWanted asked at the last moment; where somebody wants it after all, it stays pinned
   * @returns whether it was let go
   */
  unpin(cid: string, isWanted: () => Promise<boolean>): Promise<boolean>
  /** A file by `<cid>` or `<cid>/<path>`. @throws NotFoundError when it is not here */
  cat(path: string): Promise<AsyncIterable<Uint8Array>>
  /** Read-only HTTP gateway that answers `/ipfs/<path>` and trustless `/ipfs/<cid>?format=raw`. No slash at the end. */
  readonly gatewayUrl: string
  ping(): Promise<void>
  close(): Promise<void>
}
