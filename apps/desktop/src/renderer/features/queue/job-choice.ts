import type { Selection, SelectMode } from '../../ui/selection.ts'

/** Which jobs are chosen, and how that is changed. */
export interface JobChoice {
  selection: Selection
  choose: (jobId: string, mode: SelectMode) => void
  chooseAll: () => void
  clear: () => void
}
