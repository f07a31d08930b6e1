// What the main process and its utility processes say to each other.
import type { ErrorView } from '../../contract/models.ts'

export interface CallMessage {
  type: 'call'
  id: number
  method: string
  input: unknown
}

export type ChildMessage =
  | { type: 'answer'; id: number; value: unknown }
  | { type: 'error'; id: number; error: ErrorView }
  | { type: 'event'; event: unknown }
