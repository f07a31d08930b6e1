import type { PreviewTokenView } from './generation.ts'
import type { ErrorView, JobView, QueuePausesView, StatusView, TaskView } from './models.ts'
import type { UpdateView } from './updates.ts'

/** What the main process pushes to the window. A window that missed one asks again: every event has a request. */
export type StudioEvent =
  | { type: 'status'; status: StatusView }
  /** Work ran to its end, or failed; not of what was paused or stopped. */
  | { type: 'task-ended'; task: TaskView; failure: ErrorView | undefined }
  | { type: 'project'; projectId: string }
  /** Jobs that changed, gathered over a moment. */
  | { type: 'jobs'; jobs: JobView[] }
  | { type: 'queue'; pauses: QueuePausesView }
  /** A person chose this in the native menu. */
  | { type: 'menu'; actionId: string }
  /** A person opened a project file in the system: `takeOpenedFiles` says which. */
  | { type: 'opened-files' }
  | { type: 'update'; update: UpdateView }
  | { type: 'preview'; previewId: string; tokens: PreviewTokenView[] }
