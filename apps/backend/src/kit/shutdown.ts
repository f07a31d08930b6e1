/** Everything that must be closed, in reverse order of opening, with one abort signal for all loops. */
export interface Shutdown {
  readonly signal: AbortSignal
  add(name: string, close: () => Promise<void> | void): void
  /** Aborts the signal, then closes everything, each with a time limit. Safe to call twice. */
  run(): Promise<void>
}
