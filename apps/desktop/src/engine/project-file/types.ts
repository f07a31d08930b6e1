import type { Project, TaskOptions } from '../model.ts'

export interface SavedProject {
  file: string
  bytes: number
  /** Files of the project within it. */
  files: number
}

/** A project in one file, to be moved, sent or kept: everything that is its own, and nothing of this computer. */
export interface ProjectFiles {
  /**
   * Writes the project into a file of its own (`.intaglio`). No session, secret, proof or place of storage goes along.
   * @throws IntaglioError `PROJECT_BUSY` while jobs of it are not finished: two computers must not run one job
   */
  save(projectId: string, file: string, options?: TaskOptions): Promise<SavedProject>
  /**
   * Makes a project of such a file, with everything it was: items, edits, what is on chain. One whose collection is
   * known here already comes as a copy that was never published.
   * @throws IntaglioError `NOT_A_PROJECT`, `ARCHIVE_TOO_NEW`, `ARCHIVE_DAMAGED`; then nothing is left behind
   */
  open(file: string, options?: TaskOptions): Promise<Project>
  /** The same collection once more, never published, under another name. */
  duplicate(projectId: string, name: string): Promise<Project>
}
