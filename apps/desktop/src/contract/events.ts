import type { PreviewTokenView } from './generation.ts'
import type { JobView, QueuePausesView, StatusView } from './models.ts'

/** What the main process pushes to the window. A window that missed one asks again: every event has a request. */
export type StudioEvent =
  | { type: 'status'; status: StatusView }
  | { type: 'project'; projectId: string }
  /** Jobs that changed, gathered over a moment. */
  | { type: 'jobs'; jobs: JobView[] }
  | { type: 'queue'; pauses: QueuePausesView }
  /** A person chose this in the native menu. */
  | { type: 'menu'; actionId: string }
  /** A person opened a project file in the system: `takeOpenedFiles` says which. */
  | { type: 'opened-files' }
  | { type: 'preview'; previewId: string; tokens: PreviewTokenView[] }
