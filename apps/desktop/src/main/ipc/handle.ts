// The only door between the window and the main process.
import { stat } from 'node:fs/promises'
import { say } from '@intaglio/shared'
import { ipcMain } from 'electron'
import { channels, grantChannel, type RequestName } from '../../contract/channels.ts'
import { chosenPath } from '../../contract/requests/fields.ts'
import type { ChosenPaths } from './chosen-paths.ts'
import { answerRequest, isOwnPage, refused, type Gate, type Handlers } from './answer.ts'
import { createTurnstile } from './turnstile.ts'

/** Far more than a window ever waits for. */
const MOST_AT_ONCE = 1_000

/** Answers every request of the contract, and no other. */
export function handleRequests(handlers: Handlers, gate: Gate): void {
  const pass = createTurnstile(MOST_AT_ONCE)
  function handle<Name extends RequestName>(name: Name): void {
    ipcMain.handle(
      channels[name],
      (event, payload: unknown) =>
        pass(() => answerRequest(name, handlers[name], gate, event.senderFrame, payload)) ??
        refused('TOO_MANY_REQUESTS', say`More than ${{ most: MOST_AT_ONCE }} requests wait for an answer.`),
    )
  }
  for (const name of Object.keys(channels) as RequestName[]) handle(name)
}

/**
 * Hears from the preload script which file a person dropped on the window. The page cannot reach this channel, and the
 * preload script takes paths only of files that the system handed over. Answers whether it is a file or a folder; false
 * where it is not taken: what was dragged out of the window and let go over it is there already.
 */
export function handleDrops(
  chosen: Pick<ChosenPaths, 'add'> & { isOwn(path: string): boolean },
  isPage: Gate['isPage'],
): void {
  ipcMain.handle(grantChannel, async (event, path: unknown) => {
    if (!isOwnPage(event.senderFrame, isPage)) return false
    const dropped = chosenPath.safeParse(path)
    if (!dropped.success || chosen.isOwn(dropped.data)) return false
    const isFolder = await stat(dropped.data).then(
      (found) => found.isDirectory(),
      () => false,
    )
    chosen.add(dropped.data)
    return isFolder ? 'folder' : 'file'
  })
}
