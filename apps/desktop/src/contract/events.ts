import type { PreviewTokenView } from './generation.ts'
import type { JobView, StatusView } from './models.ts'

/** What the main process pushes to the window. A window that missed one asks again: every event has a request. */
export type StudioEvent =
  | { type: 'status'; status: StatusView }
  | { type: 'project'; projectId: string }
  | { type: 'job'; job: JobView }
  /** A person chose this in the native menu. */
  | { type: 'menu'; actionId: string }
  | { type: 'preview'; previewId: string; tokens: PreviewTokenView[] }
