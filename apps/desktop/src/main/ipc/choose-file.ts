// What is asked of a person in the system's dialogs. Undefined, or nothing, where they changed their mind.
import {
  app,
  dialog,
  type BrowserWindow,
  type OpenDialogOptions,
  type OpenDialogReturnValue,
  type SaveDialogReturnValue,
} from 'electron'
import { join } from 'node:path'

/** Over which window; without one the dialog stands alone. */
type Parent = BrowserWindow | undefined

/** Asks under which name to keep something. */
export async function chooseFile(
  parent: Parent,
  { name, extension }: { name: string; extension: string },
): Promise<string | undefined> {
  const options = { defaultPath: join(app.getPath('downloads'), name), filters: [filterOf(extension)] }
  const asked: Promise<SaveDialogReturnValue> = parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options)
  const { canceled, filePath } = await asked
  return canceled || filePath === '' ? undefined : filePath
}

/** Asks for a file that is there. */
export async function chooseOpenFile(parent: Parent, extension: string): Promise<string | undefined> {
  const [file] = await choosePaths(parent, {
    properties: ['openFile'],
    defaultPath: app.getPath('downloads'),
    filters: [filterOf(extension)],
  })
  return file
}

/** Asks for a folder. */
export async function chooseFolder(parent: Parent): Promise<string | undefined> {
  const [folder] = await choosePaths(parent, {
    properties: ['openDirectory'],
    defaultPath: app.getPath('pictures'),
  })
  return folder
}

/** Asks where to make a folder. @returns the path it is to have */
export async function chooseNewFolder(parent: Parent, name: string): Promise<string | undefined> {
  const [folder] = await choosePaths(parent, {
    properties: ['openDirectory', 'createDirectory'],
    defaultPath: app.getPath('downloads'),
  })
  return folder === undefined ? undefined : join(folder, name)
}

/** Asks for pictures. */
export function choosePictures(parent: Parent, { several }: { several: boolean }): Promise<string[]> {
  return choosePaths(parent, {
    properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    defaultPath: app.getPath('pictures'),
    filters: [{ name: 'PNG, JPEG, WebP', extensions: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'svg'] }],
  })
}

/** Asks for media, and tables or JSON that describe them. None where the person changed their mind. */
export function chooseItemFiles(parent: Parent): Promise<string[]> {
  return choosePaths(parent, {
    properties: ['openFile', 'multiSelections'],
    defaultPath: app.getPath('pictures'),
    // By content is decided what a file is: its name hides none.
  })
}

async function choosePaths(parent: Parent, options: OpenDialogOptions): Promise<string[]> {
  const asked: Promise<OpenDialogReturnValue> = parent
    ? dialog.showOpenDialog(parent, options)
    : dialog.showOpenDialog(options)
  const { canceled, filePaths } = await asked
  return canceled ? [] : filePaths
}

function filterOf(extension: string): { name: string; extensions: string[] } {
  return { name: extension.toUpperCase(), extensions: [extension] }
}
