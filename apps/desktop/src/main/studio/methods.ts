import type { Text } from '@intaglio/shared'
import type { RequestName } from '../../contract/channels.ts'
import type {
  BackupView,
  ErrorView,
  JobView,
  ProjectView,
  QueuePausesView,
  SettingsView,
  TaskView,
} from '../../contract/models.ts'
import type { PreviewTokenView, RecipeView } from '../../contract/generation.ts'
import type { RequestInput, RequestOutput } from '../../contract/requests.ts'
import type { DecoderWish } from '../decoders/messages.ts'
import type { SoloStarted } from '../solo/methods.ts'

/** The requests of the window that the engine's process answers as they are. */
export const engineRequests = [
  'listProjects',
  'deleteProject',
  'duplicateProject',
  'archiveProject',
  'markOpened',
  'listItems',
  'findItems',
  'listTraits',
  'getCommonWords',
  'getTokenJson',
  'getCollection',
  'listProblems',
  'listNearDuplicates',
  'expectFiles',
  'importFolder',
  'importFiles',
  'importAgain',
  'getImports',
  'proposeMapping',
  'exportItems',
  'previewEdit',
  'edit',
  'undo',
  'redo',
  'getHistory',
  'openLayers',
  'getGeneration',
  'updateRecipe',
  'checkRecipe',
  'previewRecipe',
  'generate',
  'getRarity',
  'listPlaces',
  'addPlace',
  'removePlace',
  'testPlace',
  'listStored',
  'getUsage',
  'computeAddresses',
  'storeCollection',
  'checkStored',
  'moveStored',
  'unpinStored',
  'letGoEarlier',
  'checkCar',
  'signIn',
  'getReview',
  'getPlan',
  'publish',
  'listJobs',
  'getJobHistory',
  'retryJobs',
  'cancelJobs',
  'getQueuePauses',
  'pauseQueue',
  'cancelTask',
  'pauseTask',
  'resumeTask',
] as const satisfies readonly RequestName[]

export type EngineRequest = (typeof engineRequests)[number]

type Answer<Value> = Value extends undefined ? Value | void : Value

/** Methods that answer requests of the window. */
export type RequestMethods<Name extends RequestName> = {
  [Each in Name]: (
    input: RequestInput<Each>,
  ) => Answer<RequestOutput<Each>> | Promise<Answer<RequestOutput<Each>>>
}

/** What the engine's process answers. */
export interface EngineMethods extends RequestMethods<EngineRequest> {
  /** With no network: the workspace is told of later. */
  open(input: {
    dataDir: string
    lastWorkspace: SoloStarted['workspace'] | undefined
    previewPixels: number
  }): void
  /** The workspace answers, and this is who signs there. */
  connect(input: Pick<SoloStarted, 'workspace' | 'testAccount'>): void
  /** While it is not open. */
  listBackups(input: { dataDir: string }): BackupView[]
  restoreBackup(input: { dataDir: string; choice: string }): void
  /** Whether a project was saved there. */
  isProjectFolder(input: { folder: string }): Promise<boolean>
  /** @param input.media how its files are published */
  beginProject(
    input: RequestInput<'createProject'> & { media: SettingsView['newProjects'] },
  ): Promise<ProjectView>
  /** Files whose names a dialog asked for; undefined where a person stopped it. */
  writeProject(input: {
    projectId: string
    target: string
    form: 'file' | 'folder'
  }): Promise<string | undefined>
  readProject(input: { file: string }): Promise<ProjectView | undefined>
  writeCar(input: { projectId: string; file: string }): Promise<string | undefined>
  takePictures(input: { projectId: string; to: 'oneOfOnes' | 'placeholder'; files: string[] }): RecipeView
  /** The items' files as they were imported, and what they were called. */
  listOriginals(input: { projectId: string; itemIds: string[] }): { file: string; name: string }[]
  writeProof(input: { projectId: string; file: string }): Promise<void>
  writeReview(input: { projectId: string; file: string }): Promise<void>
  writeJobReport(input: {
    file: string
    format: 'csv' | 'json'
    projectId?: string | undefined
  }): Promise<void>
  stop(): Promise<void>
}

/** What the engine's process pushes. */
export type EngineProcessEvent =
  | { type: 'jobs'; jobs: JobView[] }
  | { type: 'queue'; pauses: QueuePausesView }
  | { type: 'preview'; previewId: string; tokens: PreviewTokenView[] }
  | { type: 'project'; projectId: string }
  | { type: 'connection'; online: boolean; message: Text | undefined }
  | { type: 'tasks'; tasks: TaskView[]; paused: TaskView[] }
  | { type: 'task-ended'; task: TaskView; failure: ErrorView | undefined }
  | DecoderWish
  /** The queue met something nobody foresaw; it goes on, the log keeps it. */
  | { type: 'fault'; message: Text }
