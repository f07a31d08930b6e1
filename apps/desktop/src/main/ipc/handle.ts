// The only door between the window and the main process.
import { ipcMain } from 'electron'
import { channels, grantChannel, type RequestName } from '../../contract/channels.ts'
import { chosenPath } from '../../contract/requests/fields.ts'
import type { ChosenPaths } from './chosen-paths.ts'
import { answerRequest, isOwnPage, type Gate, type Handlers } from './answer.ts'

/** Answers every request of the contract, and no other. */
export function handleRequests(handlers: Handlers, gate: Gate): void {
  for (const name of Object.keys(channels) as RequestName[]) handleRequest(name, handlers, gate)
}

function handleRequest<Name extends RequestName>(name: Name, handlers: Handlers, gate: Gate): void {
  const handler = handlers[name]
  ipcMain.handle(channels[name], (event, payload: unknown) =>
    answerRequest(name, handler, gate, event.senderFrame, payload),
  )
}

/**
 * Hears from the preload script which file a person dropped on the window. The page cannot reach this channel, and the
 * preload script takes paths only of files that the system handed over. Answers whether it is taken: what was dragged out
 * of the window and let go over it is there already.
 */
export function handleDrops(
  chosen: Pick<ChosenPaths, 'add'> & { isOwn(path: string): boolean },
  isTrustedUrl: (url: string) => boolean,
): void {
  ipcMain.handle(grantChannel, (event, path: unknown) => {
    if (!isOwnPage(event.senderFrame, isTrustedUrl)) return false
    const dropped = chosenPath.safeParse(path)
    if (!dropped.success || chosen.isOwn(dropped.data)) return false
    chosen.add(dropped.data)
    return true
  })
}
