export interface CachePort {
  get(key: string): Promise<string | undefined>
  /** @returns false only when `onlyIfAbsent` is asked for and the key is there */
  set(key: string, value: string, options: { expiresIn: number; onlyIfAbsent?: boolean }): Promise<boolean>
  /** Reads and deletes in one step, so that one caller alone gets the value. */
  take(key: string): Promise<string | undefined>
  delete(key: string): Promise<void>
  /** Seconds left, or undefined where the key is gone. */
  expiresIn(key: string): Promise<number | undefined>
  /** Counts up from 1; the expiry is set by the first count. For rate limits and versions. */
  increment(key: string, options: { expiresIn: number }): Promise<number>
  publish(channel: string, message: string): Promise<void>
  /** Resolves once messages are sure to arrive. @returns how to stop */
  subscribe(channel: string, handler: (message: string) => void): Promise<() => Promise<void>>
  ping(): Promise<void>
  close(): Promise<void>
}
