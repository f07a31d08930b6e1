import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'

/** Asks under which name to keep something. Undefined where the person changed their mind. */
export async function chooseFile(
  parent: BrowserWindow | undefined,
  { name, extension }: { name: string; extension: string },
): Promise<string | undefined> {
  const options = {
    defaultPath: join(app.getPath('downloads'), name),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  }
  const choice = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
  return choice.canceled || choice.filePath === '' ? undefined : choice.filePath
}

/** Asks for a file that is there. Undefined where the person changed their mind. */
export async function chooseOpenFile(
  parent: BrowserWindow | undefined,
  extension: string,
): Promise<string | undefined> {
  const options = {
    properties: ['openFile' as const],
    defaultPath: app.getPath('downloads'),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  }
  const choice = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
  return choice.canceled ? undefined : choice.filePaths[0]
}

/** Asks for pictures. None where the person changed their mind. */
export async function choosePictures(
  parent: BrowserWindow | undefined,
  { several }: { several: boolean },
): Promise<string[]> {
  const options = {
    properties: several ? ['openFile' as const, 'multiSelections' as const] : ['openFile' as const],
    defaultPath: app.getPath('pictures'),
    filters: [{ name: 'PNG, JPEG, WebP', extensions: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'svg'] }],
  }
  const choice = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
  return choice.canceled ? [] : choice.filePaths
}
