import type { Project, TaskOptions } from '../model.ts'

/** `file` is a tar, `folder` the same layout on disk. */
export type ProjectForm = 'file' | 'folder'

export interface SavedProject {
  /** The file or folder that was written. */
  file: string
  bytes: number
  /** Files of the project within it. */
  files: number
}

/** A project in one file or one folder, to be moved, sent or kept: everything that is its own, and nothing of this computer. */
export interface ProjectFiles {
  /**
   * Writes the project into a file of its own (`.intaglio`), which replaces one that is there, or into a new or empty
   * folder. No session, secret, proof or place of storage goes along.
   * @throws IntaglioError `PROJECT_BUSY` while jobs of it are not finished: two computers must not run one job
   * @throws InvalidInputError where the folder holds something
   */
  save(
    projectId: string,
    place: { target: string; form: ProjectForm },
    options?: TaskOptions,
  ): Promise<SavedProject>
  /** Whether a folder is a project that was saved as one. */
  isProjectFolder(folder: string): Promise<boolean>
  /**
   * Makes a project of such a file or folder, with everything it was: items, edits, what is on chain. One whose
   * collection is known here already comes as a copy that was never published. The file or folder stays as it is.
   * @throws IntaglioError `NOT_A_PROJECT`, `ARCHIVE_TOO_NEW`, `ARCHIVE_DAMAGED`; then nothing is left behind
   */
  open(saved: string, options?: TaskOptions): Promise<Project>
  /** The same collection once more, never published, under another name. */
  duplicate(projectId: string, name: string): Promise<Project>
}
