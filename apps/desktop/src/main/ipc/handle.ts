// The only door between the window and the main process.
import { ipcMain } from 'electron'
import { channels, type RequestName } from '../../contract/channels.ts'
import { answerRequest, type Handlers } from './answer.ts'

/** Answers every request of the contract, and no other. */
export function handleRequests(handlers: Handlers, isTrustedUrl: (url: string) => boolean): void {
  for (const name of Object.keys(channels) as RequestName[]) handleRequest(name, handlers, isTrustedUrl)
}

function handleRequest<Name extends RequestName>(
  name: Name,
  handlers: Handlers,
  isTrustedUrl: (url: string) => boolean,
): void {
  const handler = handlers[name]
  ipcMain.handle(channels[name], (event, payload: unknown) =>
    answerRequest(name, handler, isTrustedUrl, event.senderFrame, payload),
  )
}
