// Every name that crosses between the window and the main process. No dependencies: the preload script
// carries this file into the sandbox.

/** What the window may ask. The key is the method's name on the exposed API, the value the IPC channel. */
export const channels = {
  getStatus: 'studio:get-status',
  getSettings: 'settings:get',
  updateSettings: 'settings:update',
  listProjects: 'projects:list',
  chooseFolder: 'projects:choose-folder',
  createProject: 'projects:create',
  createSampleProject: 'projects:create-sample',
  deleteProject: 'projects:delete',
  listItems: 'items:list',
  findItems: 'items:find',
  listTraits: 'items:traits',
  getCommonWords: 'items:common-words',
  getTokenJson: 'items:token-json',
  getCollection: 'items:collection',
  listProblems: 'items:problems',
  listNearDuplicates: 'items:near-duplicates',
  importFolder: 'items:import-folder',
  importAgain: 'items:import-again',
  proposeMapping: 'items:propose-mapping',
  exportItems: 'items:export',
  previewEdit: 'edits:preview',
  edit: 'edits:apply',
  undo: 'edits:undo',
  redo: 'edits:redo',
  getHistory: 'edits:history',
  openLayers: 'generate:open-layers',
  getGeneration: 'generate:get',
  updateRecipe: 'generate:update',
  checkRecipe: 'generate:check',
  previewRecipe: 'generate:preview',
  generate: 'generate:start',
  getRarity: 'generate:rarity',
  listPlaces: 'storage:places',
  addPlace: 'storage:add-place',
  removePlace: 'storage:remove-place',
  testPlace: 'storage:test-place',
  listStored: 'storage:list',
  getUsage: 'storage:usage',
  computeAddresses: 'storage:compute-addresses',
  storeCollection: 'storage:store',
  checkStored: 'storage:check',
  moveStored: 'storage:move',
  unpinStored: 'storage:unpin',
  checkCar: 'storage:check-car',
  exportCar: 'storage:export-car',
  exportProof: 'storage:export-proof',
  showCar: 'storage:show-car',
  signIn: 'session:sign-in',
  getPlan: 'publish:plan',
  publish: 'publish:start',
  listJobs: 'jobs:list',
  retryJob: 'jobs:retry',
  cancelJob: 'jobs:cancel',
  cancelTask: 'tasks:cancel',
  openExternal: 'system:open-external',
  setMenu: 'menu:set',
} as const

export type RequestName = keyof typeof channels

/** The one channel on which the main process pushes; its payload is a StudioEvent. */
export const eventChannel = 'studio:event'

/** By which the preload script, and it alone, tells the main process what was dropped. */
export const grantChannel = 'studio:grant-path'
