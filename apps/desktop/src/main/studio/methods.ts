import type {
  CheckView,
  GenerationView,
  LayersOpened,
  PreviewTokenView,
  RarityView,
  RecipeChange,
  RecipeView,
} from '../../contract/generation.ts'
import type {
  ItemView,
  JobView,
  PlanView,
  ProblemView,
  ProjectView,
  Standard,
  TaskView,
} from '../../contract/models.ts'
import type { SoloStarted } from '../solo/methods.ts'

/** What the engine's process answers about collections made of layers. */
export interface GenerationMethods {
  openLayers(input: { folder: string; projectId?: string | undefined }): Promise<LayersOpened>
  getGeneration(input: { projectId: string }): GenerationView
  updateRecipe(input: { projectId: string; change: RecipeChange }): RecipeView
  checkRecipe(input: { projectId: string }): Promise<CheckView>
  previewRecipe(input: { projectId: string; previewId: string; seed?: string | undefined }): Promise<void>
  generate(input: { projectId: string }): Promise<void>
  getRarity(input: { projectId: string }): RarityView
}

/** What the engine's process answers. */
export interface EngineMethods extends GenerationMethods {
  open(input: {
    dataDir: string
    workspace: SoloStarted['workspace']
    testAccount: SoloStarted['testAccount']
  }): Promise<{ account: string | undefined }>
  listProjects(): ProjectView[]
  createProject(input: {
    folder: string
    name?: string | undefined
    standard?: Standard | undefined
  }): ProjectView
  deleteProject(input: { projectId: string }): Promise<void>
  listItems(input: { projectId: string; offset: number; limit: number }): ItemView[]
  listProblems(input: { projectId: string }): ProblemView[]
  signIn(): Promise<void>
  getPlan(input: { projectId: string }): Promise<PlanView>
  publish(input: { projectId: string }): Promise<JobView[]>
  listJobs(input: { projectId?: string | undefined }): JobView[]
  retryJob(input: { jobId: string }): Promise<void>
  cancelJob(input: { jobId: string }): void
  cancelTask(input: { taskId: string }): void
  stop(): Promise<void>
}

/** What the engine's process pushes. */
export type EngineProcessEvent =
  | { type: 'job'; job: JobView }
  | { type: 'preview'; previewId: string; tokens: PreviewTokenView[] }
  | { type: 'project'; projectId: string }
  | { type: 'connection'; online: boolean; message: string | undefined }
  | { type: 'tasks'; tasks: TaskView[] }
  /** The queue met something nobody foresaw; it goes on, the log keeps it. */
  | { type: 'fault'; message: string }
