import type { TaskOptions } from '../model.ts'

/** How a project's files are published; the originals always stay as they are. */
export interface MediaSettings {
  /** Whether the position at which a picture or film was taken is published with it; false unless set. */
  keepLocation: boolean
  /** 'keep' leaves colour profiles as they are; 'srgb' converts pictures of other profiles. */
  colors: 'keep' | 'srgb'
}

/** Items that look alike, by position. */
export interface NearDuplicates {
  items: {
    itemId: string
    position: number
    /** Bits of 64 by which it differs from the first of the group. */
    distance: number
  }[]
}

export interface Media {
  getSettings(projectId: string): MediaSettings
  /**
   * Sets them and makes anew what they change of the files that are published.
   * @throws IntaglioError `PROJECT_PUBLISHED`, `PROJECT_BUSY`
   */
  setSettings(projectId: string, settings: Partial<MediaSettings>, options?: TaskOptions): Promise<void>
  /** Absolute paths of the folders that were imported, and of files that were imported by themselves. */
  sources(projectId: string): { folders: string[]; files: string[] }
  /**
   * Items whose pictures look alike.
   * @param options.maxDistance of 64 bits; 8 unless said
   */
  nearDuplicates(
    projectId: string,
    options?: { maxDistance?: number; signal?: AbortSignal },
  ): Promise<NearDuplicates[]>
}
